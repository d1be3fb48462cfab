package dev.assay.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code left-out.yaml} says: the one place that can keep a catalog, a row or a column out of a snapshot. */
final class LeftOut {

    private static final String EVERY_CATALOG = "*";

    private final Set<String> catalogs = new HashSet<>();
    private final Set<String> columns = new HashSet<>();
    private final Map<String, String> columnsInRows = new HashMap<>();
    private final Map<String, List<String>> rows = new HashMap<>();
    private final Set<String> readWithSystemObjects = new HashSet<>();

    private LeftOut() {}

    static LeftOut load() {
        return from(Resources.yaml("left-out.yaml"));
    }

    static LeftOut from(JsonNode file) {
        LeftOut leftOut = new LeftOut();
        file.path("catalogs").properties().forEach(entry -> {
            reason(entry.getValue(), entry.getKey());
            leftOut.catalogs.add(entry.getKey());
        });
        file.path("columns")
                .properties()
                .forEach(of -> of.getValue()
                        .properties()
                        .forEach(entry -> leftOut.addColumn(of.getKey(), entry.getKey(), entry.getValue())));
        file.path("rows").forEach(leftOut::addRows);
        JsonNode system = file.path("system_objects");
        reason(system.path("reason"), "system_objects");
        system.path("compared_all_the_same").forEach(name -> leftOut.readWithSystemObjects.add(name.asText()));
        return leftOut;
    }

    boolean hasCatalog(String catalog) {
        return catalogs.contains(catalog);
    }

    boolean hasColumn(String catalog, String column) {
        return columns.contains(catalog + "." + column) || columns.contains(EVERY_CATALOG + "." + column);
    }

    /** Returns the condition for leaving out a column in a row {@code t} of a catalog, if it is not left out in all. */
    Optional<String> rowsWithout(String catalog, String column) {
        return Optional.ofNullable(columnsInRows.get(catalog + "." + column));
    }

    /** Returns the conditions for leaving out a row {@code t} of a catalog. */
    List<String> rowsOf(String catalog) {
        return rows.getOrDefault(catalog, List.of());
    }

    boolean hasSystemObjectsOf(String catalog) {
        return !readWithSystemObjects.contains(catalog);
    }

    Set<String> catalogsReadWithSystemObjects() {
        return readWithSystemObjects;
    }

    private void addColumn(String catalog, String column, JsonNode why) {
        String name = catalog + "." + column;
        if (why.isObject()) {
            reason(why.path("reason"), name);
            columnsInRows.put(name, why.path("where").asText());
        } else {
            reason(why, name);
            columns.add(name);
        }
    }

    private void addRows(JsonNode entry) {
        String catalog = entry.path("catalog").asText();
        reason(entry.path("reason"), "rows of " + catalog);
        rows.computeIfAbsent(catalog, c -> new ArrayList<>())
                .add(entry.path("where").asText());
    }

    private static void reason(JsonNode reason, String of) {
        if (reason.asText().isBlank()) {
            throw new IllegalStateException("left-out.yaml leaves out " + of + " without a reason");
        }
    }
}
