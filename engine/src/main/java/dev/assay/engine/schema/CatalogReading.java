package dev.assay.engine.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How one catalog of a server is read and what its rows are called: made once a server version. */
final class CatalogReading {

    private final Catalog catalog;
    private final List<ReadColumn> columns;
    private final int numberWidth;
    private final int ownWidth;
    private final ComparedColumns compared;
    private final Map<String, Integer> positions = new HashMap<>();
    private final String from;
    private final Naming naming;
    private final boolean streamed;
    private final boolean leavesOutSystemObjects;
    private final RowRole role;
    private final int ownPosition;
    private final int partPosition;
    private final Optional<Integer> schemaPosition;

    /**
     * What the rows are called.
     *
     * @param kind what they are
     * @param identity what each of them is called
     * @param parent the column that says what a row is a part of, where pg_depend does not
     * @param orderColumn the column that puts the rows of one parent in order
     * @param orderName what that order is called
     */
    record Naming(
            KindRule kind,
            IdentityTemplate identity,
            Optional<String> parent,
            Optional<String> orderColumn,
            String orderName) {}

    /**
     * Describes how a catalog is read.
     *
     * @param columns what its query gives, in this order: first those that are numbers, then other values that are mostly a row's own
     * @param from what comes after the columns of its query, with a condition at the end
     * @param streamed whether it is read as a stream of its own
     * @param leavesOutSystemObjects whether rows that initdb made are read only if their grants were altered
     */
    CatalogReading(
            Catalog catalog,
            List<ReadColumn> columns,
            String from,
            Naming naming,
            boolean streamed,
            boolean leavesOutSystemObjects) {
        this.catalog = catalog;
        this.columns = columns;
        this.numberWidth = (int) columns.stream().filter(ReadColumn::isNumber).count();
        this.ownWidth = (int) columns.stream().filter(ReadColumn::isOwn).count();
        this.compared = new ComparedColumns(columns, ownWidth);
        this.from = from;
        this.naming = naming;
        this.streamed = streamed;
        this.leavesOutSystemObjects = leavesOutSystemObjects;
        columns.forEach(column -> positions.put(column.name(), positions.size()));
        this.role = RowRole.of(catalog);
        this.ownPosition = position(catalog.ownColumn());
        this.partPosition = positions.getOrDefault("attnum", -1);
        this.schemaPosition = columns.stream()
                .filter(ReadColumn::nameOfSchema)
                .map(column -> position(column.name()))
                .findFirst();
    }

    Catalog catalog() {
        return catalog;
    }

    String name() {
        return catalog.name();
    }

    List<ReadColumn> columns() {
        return columns;
    }

    /** Returns how many columns, from the first, are read as numbers. */
    int numberWidth() {
        return numberWidth;
    }

    /** Returns how many columns, from the first, have values that are mostly a row's own; those of the others are shared by rows. */
    int ownWidth() {
        return ownWidth;
    }

    /** Returns which of the columns become properties. */
    ComparedColumns compared() {
        return compared;
    }

    String from() {
        return from;
    }

    Naming naming() {
        return naming;
    }

    boolean streamed() {
        return streamed;
    }

    boolean leavesOutSystemObjects() {
        return leavesOutSystemObjects;
    }

    /** Returns what its rows are to a snapshot. */
    RowRole role() {
        return role;
    }

    /** Returns whether the rows are columns of relations. */
    boolean isOfColumns() {
        return partPosition >= 0;
    }

    /** Returns where in a row the OID is of the object that it is, or is about. */
    int ownPosition() {
        return ownPosition;
    }

    /** Returns where in a row the number of a column is, or -1. */
    int partPosition() {
        return partPosition;
    }

    /** Returns where in a row the OID of the schema is that the row is in. */
    Optional<Integer> schemaPosition() {
        return schemaPosition;
    }

    /** Returns whether a column refers to rows of one of some catalogs. */
    boolean refersToAny(Set<String> others) {
        return columns.stream()
                .anyMatch(column -> column.reference() instanceof Reference.ToRow to && others.contains(to.catalog()));
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
}
