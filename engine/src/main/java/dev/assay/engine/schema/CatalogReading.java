package dev.assay.engine.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one catalog of a server is read and what its rows are called: made once a server version.
 *
 * @param catalog the catalog
 * @param columns what its query gives, in this order
 * @param compared which of them become properties
 * @param positions where in a row the value of each column is
 * @param streamed whether it is read as a stream of its own
 * @param leavesOutSystemObjects whether rows that initdb made are read only if their grants were altered
 * @param kind what its rows are
 * @param identity what they are called
 * @param parent the column that says what a row is a part of, where pg_depend does not
 * @param orderColumn the column that puts the rows of one parent in order
 * @param orderName what that order is called
 * @param schemaColumn the column that says in which schema a row is
 * @param from what comes after the columns of its query, with a condition at the end
 */
record CatalogReading(
        Catalog catalog,
        List<ReadColumn> columns,
        ComparedColumns compared,
        Map<String, Integer> positions,
        boolean streamed,
        boolean leavesOutSystemObjects,
        KindRule kind,
        IdentityTemplate identity,
        Optional<String> parent,
        Optional<String> orderColumn,
        String orderName,
        Optional<String> schemaColumn,
        String from) {

    String name() {
        return catalog.name();
    }

    /** Returns whether the rows are columns of relations. */
    boolean isOfColumns() {
        return positions.containsKey("attnum");
    }

    /** Returns where in a row the OID is of the object that it is, or is about. */
    int ownPosition() {
        return position(catalog.ownColumn());
    }

    /** Returns the query that reads the catalog. */
    String sql() {
        return columns.stream()
                .map(column -> "(" + column.sql() + ") AS \"" + column.name() + '"')
                .collect(Collectors.joining(",\n  ", "SELECT ", from));
    }

    /** Returns where in a row the value of a column is. */
    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalStateException(name() + "." + column + " is not read");
        }
        return position;
    }

    static Map<String, Integer> positions(List<ReadColumn> columns) {
        Map<String, Integer> positions = new HashMap<>();
        for (ReadColumn column : columns) {
            positions.put(column.name(), positions.size());
        }
        return positions;
    }
}
