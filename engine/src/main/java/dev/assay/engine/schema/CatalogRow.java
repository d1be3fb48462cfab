package dev.assay.engine.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a catalog as the server gave it: every value a text. */
final class CatalogRow {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<@Nullable String>> TEXTS = new TypeReference<>() {};

    private final CatalogReading reading;
    private final @Nullable String[] values;

    /** Takes the values in the order of the columns of the reading. */
    CatalogRow(CatalogReading reading, @Nullable String[] values) {
        this.reading = reading;
        this.values = values;
    }

    CatalogReading reading() {
        return reading;
    }

    String catalog() {
        return reading.name();
    }

    Optional<String> text(String column) {
        return Optional.ofNullable(values[reading.position(column)]);
    }

    /** Returns an OID or a number, 0 where there is none. */
    long number(String column) {
        String value = values[reading.position(column)];
        return value == null ? 0 : Long.parseLong(value);
    }

    /** Returns the texts of a list, NULL as the word; nothing if the list itself is NULL. */
    Optional<List<String>> list(String column) {
        String value = values[reading.position(column)];
        if (value == null) {
            return Optional.empty();
        }
        try {
            List<String> texts = new ArrayList<>();
            JSON.readValue(value, TEXTS).forEach(text -> texts.add(text == null ? "NULL" : text));
            return Optional.of(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(catalog() + "." + column + " is no list of texts", e);
        }
    }

    /** Returns the OID of the object that the row is, or is about. */
    long own() {
        return number(reading.catalog().ownColumn());
    }

    /** Returns which part of that object the row is: the number of a column, or 0 for the object itself. */
    int part() {
        return catalog().equals("pg_attribute") ? (int) number("attnum") : 0;
    }

    /** Returns whether initdb made it, so that it was read only because its grants were altered. */
    boolean isAlteredSystemObject() {
        return reading.leavesOutSystemObjects() && own() < CatalogQuery.FIRST_USER_OID;
    }

    Address address() {
        return new Address(catalog().equals("pg_attribute") ? "pg_class" : catalog(), own(), part());
    }
}
