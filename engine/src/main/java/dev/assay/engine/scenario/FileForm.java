package dev.assay.engine.scenario;

/** How the bytes of a migration file differ from plain UTF-8 with line feeds; the SQL is the same. */
public enum FileForm {
    /** UTF-8, lines end with a line feed. */
    PLAIN,
    /** Lines end with a carriage return and a line feed. */
    CRLF,
    /** A byte order mark comes first. */
    BOM
}
