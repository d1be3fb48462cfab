package dev.assay.engine.wire;

/**
 * What the server refused with.
 *
 * @param severity for instance {@code ERROR} or {@code FATAL}
 * @param sqlState the five characters of the SQLSTATE
 * @param message the message, without passwords of the statement
 */
public record ServerError(String severity, String sqlState, String message) {}
