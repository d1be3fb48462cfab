package dev.assay.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * One column of the query for a catalog.
 *
 * @param name the catalog's column, or the name of an addition
 * @param sql the expression over the row {@code t} that gives it
 * @param isList whether it is an array or a vector
 * @param unordered whether the order of that list means nothing
 * @param isName whether it is an identifier, quoted where it is part of a longer name
 * @param isTruth whether it is true or false
 * @param usual what NULL stands for, or null where it is NULL
 * @param inIdentity whether it is a part of the name of a row
 * @param reference what the values refer to, or null
 * @param compared whether it becomes an attribute; the others are read to find out what a row is
 * @param storage how a row holds its value
 */
record ReadColumn(
        String name,
        String sql,
        boolean isList,
        boolean unordered,
        boolean isName,
        boolean isTruth,
        @Nullable String usual,
        boolean inIdentity,
        @Nullable Reference reference,
        boolean compared,
        Storage storage) {

    /** How a row holds the value of a column. Nothing but the speed depends on it, if numbers are numbers. */
    enum Storage {
        /** As a number of its own. */
        NUMBER,
        /** As a text of its own. */
        OWN,
        /** Together with the rows that have the same. */
        COMMON
    }

    /** Returns a column for what is compared besides the columns of the catalog. */
    static ReadColumn addition(String name, String sql, boolean unordered) {
        return new ReadColumn(name, sql, true, unordered, false, false, null, false, null, true, Storage.COMMON);
    }

    boolean isNumber() {
        return storage == Storage.NUMBER;
    }

    /** Returns whether the values are mostly a row's own. */
    boolean isOwn() {
        return storage != Storage.COMMON;
    }

    /** Returns whether it says in which schema a row is. */
    boolean nameOfSchema() {
        return inIdentity && new Reference.ToRow("pg_namespace").equals(reference);
    }

    /** Returns what a snapshot says for a value that the server gave. */
    @Nullable
    String shown(@Nullable String value) {
        String meant = value == null ? usual : value;
        if (isTruth && meant != null) {
            return meant.equals("t") ? "true" : "false";
        }
        return meant;
    }
}
