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
    private @Nullable Address address;
    private @Nullable String identity;

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

    Optional<String> text(int position) {
        return Optional.ofNullable(values[position]);
    }

    /** Returns what the row is called, once that is known. */
    Optional<String> identity() {
        return Optional.ofNullable(identity);
    }

    void setIdentity(String name) {
        identity = name;
    }

    /** Returns an OID or a number, 0 where there is none. */
    long number(String column) {
        return number(reading.position(column));
    }

    private long number(int position) {
        String value = values[position];
        return value == null ? 0 : Long.parseLong(value);
    }

    /** Returns the texts of a list, NULL as the word; nothing if the list itself is NULL. */
    Optional<List<String>> list(String column) {
        return list(reading.position(column));
    }

    Optional<List<String>> list(int position) {
        String value = values[position];
        if (value == null) {
            return Optional.empty();
        }
        if (value.equals("[]")) {
            return Optional.of(List.of());
        }
        try {
            List<String> texts = new ArrayList<>();
            JSON.readValue(value, TEXTS).forEach(text -> texts.add(text == null ? "NULL" : text));
            return Optional.of(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    catalog() + "." + reading.columns().get(position).name() + " is no list of texts", e);
        }
    }

    /** Returns the OID of the object that the row is, or is about. */
    long own() {
        return number(reading.ownPosition());
    }

    /** Returns which part of that object the row is: the number of a column, or 0 for the object itself. */
    int part() {
        return reading.isOfColumns() ? (int) number("attnum") : 0;
    }

    /** Returns whether initdb made it, so that it was read only because its grants were altered. */
    boolean isAlteredSystemObject() {
        return reading.leavesOutSystemObjects() && own() < CatalogQuery.FIRST_USER_OID;
    }

    Address address() {
        if (address == null) {
            address = new Address(reading.isOfColumns() ? "pg_class" : catalog(), own(), part());
        }
        return address;
    }
}
