package dev.assay.engine.schema;

/** What the values of a catalog's column refer to. */
sealed interface Reference {

    /** The values are OIDs of rows of a catalog. */
    record ToRow(String catalog) implements Reference {}

    /** The values are numbers of columns of the relation whose OID another column of the same row holds. */
    record ToColumn(String relation) implements Reference {}
}
