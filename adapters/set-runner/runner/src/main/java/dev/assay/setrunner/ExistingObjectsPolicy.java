package dev.assay.setrunner;

/** What is done when nothing is recorded as applied, and the schemas that the migrations use hold objects. */
public enum ExistingObjectsPolicy {
    /** The run is refused before any DDL. The default. */
    REFUSE,
    /** The migrations run; whatever is there belongs to somebody else. */
    ALLOW
}
