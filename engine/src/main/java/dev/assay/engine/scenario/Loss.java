package dev.assay.engine.scenario;

/** What the first of two runners loses while it is held, without being told. */
public enum Loss {
    /** Every session of it that holds what keeps the second one out: its lock is free from then on. */
    LOCK
}
