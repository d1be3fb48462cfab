package dev.assay.engine.scenario;

/** What happens to users whose runner gets a scenario wrong. */
public enum Severity {
    /** The state is wrong and nothing says so. */
    SILENT,
    /** No deploy works until somebody repairs the database by hand. */
    WEDGED,
    /** Live traffic stops. */
    OUTAGE,
    /** A deploy fails and says so. */
    LOUD
}
