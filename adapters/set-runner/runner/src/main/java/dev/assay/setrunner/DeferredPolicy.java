package dev.assay.setrunner;

/** What {@link SetRunner#migrate()} does about deferred migrations. */
public enum DeferredPolicy {
    /** Leaves them, and what requires them, for a later run; the required set is applied without them. */
    LEAVE,
    /** Applies them with the others, in the order of their versions. */
    APPLY
}
