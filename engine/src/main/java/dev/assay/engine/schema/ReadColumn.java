package dev.assay.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * One column of the query for a catalog.
 *
 * @param name the catalog's column, or the name of an addition
 * @param sql the expression over the row {@code t} that gives it as text
 * @param isList whether that text is a JSON array of texts
 * @param unordered whether the order of that list means nothing
 * @param isName whether it is an identifier, quoted where it is part of a longer name
 * @param inIdentity whether it is a part of the name of a row
 * @param reference what the values refer to, or null
 * @param compared whether it becomes an attribute; the others are read to find out what a row is
 */
record ReadColumn(
        String name,
        String sql,
        boolean isList,
        boolean unordered,
        boolean isName,
        boolean inIdentity,
        @Nullable Reference reference,
        boolean compared) {

    /** Returns whether it says in which schema a row is. */
    boolean nameOfSchema() {
        return inIdentity && new Reference.ToRow("pg_namespace").equals(reference);
    }
}
