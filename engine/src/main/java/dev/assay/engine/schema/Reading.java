package dev.assay.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code reading.yaml} says: how rows are called and how columns become text. */
final class Reading {

    private final JsonNode file;

    private Reading(JsonNode file) {
        this.file = file;
    }

    static Reading load() {
        return new Reading(Resources.yaml("reading.yaml"));
    }

    KindRule kind(String catalog) {
        JsonNode kind = catalogs(catalog).path("kind");
        if (!kind.isObject()) {
            return new KindRule(kind.asText(catalog), "", Map.of());
        }
        String column = kind.fieldNames().next();
        Map<String, String> kinds = new LinkedHashMap<>();
        kind.path(column)
                .properties()
                .forEach(e -> kinds.put(e.getKey(), e.getValue().asText()));
        return new KindRule(catalog, column, kinds);
    }

    Optional<String> identity(String catalog) {
        return text(catalogs(catalog).path("identity"));
    }

    Optional<String> parent(String catalog) {
        return text(catalogs(catalog).path("parent"));
    }

    /** Returns the column that puts the rows of one parent in order, if it has one. */
    Optional<String> orderColumn(String catalog) {
        JsonNode order = catalogs(catalog).path("order");
        return order.isObject() ? Optional.of(order.fieldNames().next()) : Optional.empty();
    }

    /** Returns what the order of the rows of one parent is called. */
    String orderName(String catalog) {
        return catalogs(catalog).path("order").elements().next().asText();
    }

    Optional<String> expression(String catalog, String column) {
        return text(file.path("expressions").path(catalog).path(column));
    }

    Optional<String> relation(String catalog) {
        return text(file.path("relations").path(catalog));
    }

    /**
     * What is compared of a catalog besides its columns.
     *
     * @param join what has to be joined to the rows {@code t}
     * @param value the SQL expression that gives it
     */
    record Addition(String join, String value) {}

    /** Returns what is compared besides the columns of a catalog, by name. */
    Map<String, Addition> additions(String catalog) {
        Map<String, Addition> additions = new LinkedHashMap<>();
        file.path("additions")
                .path(catalog)
                .properties()
                .forEach(e -> additions.put(
                        e.getKey(),
                        new Addition(
                                e.getValue().path("join").asText(),
                                e.getValue().path("value").asText())));
        return additions;
    }

    /** Returns what most rows have in a column that is never NULL, as the server writes it; nothing for types that have no usual value. */
    Optional<String> usual(String catalog, CatalogColumn column) {
        return text(file.path("usual").path(catalog).path(column.name())).or(() -> switch (column.type()) {
            case "boolean" -> Optional.of("f");
            case "oid", "integer", "smallint", "regproc" -> Optional.of("0");
            case "\"char\"" -> Optional.of("");
            default -> Optional.empty();
        });
    }

    /** Returns whether a catalog is read as a stream of its own, because it may have very many rows. */
    boolean isStreamed(String catalog) {
        return contains("streams", catalog);
    }

    /** Returns whether nearly every row has a value of its own in a column, although the column's type does not say so. */
    boolean isOwn(String catalog, String column) {
        return contains("own", catalog + "." + column);
    }

    Optional<String> defaultGrants(String catalog, String column) {
        return text(file.path("default_grants").path(catalog + "." + column));
    }

    /** Returns the column of a relation whose columns' numbers are in a column of that catalog. */
    Optional<String> relationOfNumbers(String catalog, String column) {
        return text(file.path("column_numbers").path(catalog + "." + column));
    }

    boolean isUnordered(String catalog, String attribute) {
        return contains("unordered", catalog + "." + attribute);
    }

    private boolean contains(String list, String text) {
        for (JsonNode entry : file.path(list)) {
            if (entry.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode catalogs(String catalog) {
        return file.path("catalogs").path(catalog);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
