package dev.assay.engine.schema;

/** How much two schemas must have in common to count as equal; {@code levels.yaml} says what each level leaves aside. */
public enum Level {

    /** Everything that a snapshot holds. */
    STRICT,

    /** Without owners, grants, comments, security labels and storage details. */
    SCHEMA,

    /** As {@link #SCHEMA}, and without the names of constraints and indexes and the order of columns. */
    LOGICAL
}
