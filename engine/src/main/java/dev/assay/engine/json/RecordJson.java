package dev.assay.engine.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/**
 * Writes records of one type as lines of JSON, and reads them back. The lines are ASCII: listeners of other people write
 * them into files and on terminals as they are.
 *
 * @param <T> the type
 */
public final class RecordJson<T> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Class<T> type;
    private final String title;

    /**
     * Creates it.
     *
     * @param type the type of the records
     * @param title what messages call one
     */
    public RecordJson(Class<T> type, String title) {
        this.type = type;
        this.title = title;
    }

    /**
     * Writes a record.
     *
     * @param one the record
     * @return one line of JSON, in ASCII
     */
    public String write(T one) {
        try {
            return MAPPER.writeValueAsString(one);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(title + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads a record back.
     *
     * @param json what {@link #write} wrote
     * @return the record
     * @throws IllegalArgumentException if it is none
     */
    public T read(String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not " + title + " of Assay: " + e.getOriginalMessage(), e);
        }
    }
}
