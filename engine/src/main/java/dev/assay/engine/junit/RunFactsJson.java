package dev.assay.engine.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Carries the facts of a run as JSON through the JUnit Platform. */
public final class RunFactsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunFactsJson() {}

    /**
     * Writes facts.
     *
     * @param facts the facts
     * @return one line of JSON
     */
    public static String write(RunFacts facts) {
        try {
            return MAPPER.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a run cannot be written as JSON", e);
        }
    }

    /**
     * Reads facts back.
     *
     * @param json what {@link #write} wrote
     * @return the facts
     * @throws IllegalArgumentException if it is none
     */
    public static RunFacts read(String json) {
        try {
            return MAPPER.readValue(json, RunFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the facts of a run of Assay: " + e.getOriginalMessage(), e);
        }
    }
}
