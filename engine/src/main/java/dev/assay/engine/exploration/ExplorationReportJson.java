package dev.assay.engine.exploration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Carries the account of an exploration as JSON through the JUnit Platform. */
public final class ExplorationReportJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ExplorationReportJson() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @return one line of JSON
     */
    public static String write(ExplorationReport report) {
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an account of an exploration cannot be written as JSON", e);
        }
    }

    /**
     * Reads a report back.
     *
     * @param json what {@link #write} wrote
     * @return the report
     * @throws IllegalArgumentException if it is none
     */
    public static ExplorationReport read(String json) {
        try {
            return MAPPER.readValue(json, ExplorationReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an account of Assay: " + e.getOriginalMessage(), e);
        }
    }
}
