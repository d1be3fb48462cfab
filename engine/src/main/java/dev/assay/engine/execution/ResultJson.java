package dev.assay.engine.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** Writes and reads results as JSON, as they travel from the engine to whoever reports them. */
public final class ResultJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ResultJson() {}

    /**
     * Writes a result.
     *
     * @param result the result
     * @return one line of JSON
     */
    public static String write(Result result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new ExecutionException("a result cannot be written as JSON", e);
        }
    }

    /**
     * Reads a result back.
     *
     * @param json what {@link #write} wrote
     * @return the result
     * @throws IllegalArgumentException if it is not a result
     */
    public static Result read(String json) {
        try {
            return MAPPER.readValue(json, Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a result of Assay: " + e.getOriginalMessage(), e);
        }
    }
}
