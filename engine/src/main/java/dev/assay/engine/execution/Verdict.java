package dev.assay.engine.execution;

/** The verdict of a case, in conformance testing's standard terms (TTCN-3, ISO/IEC 9646). */
public enum Verdict {
    /** The case could not be run here, because a program that it needs is not there: neither pass nor fail. */
    NONE,
    /** The behaviour is one that the scenario accepts. */
    PASS,
    /** A fault was armed and never fired, or nothing was compared: it proves nothing. */
    INCONCLUSIVE,
    /** The behaviour is not one that the scenario accepts. */
    FAIL,
    /** Assay or the adapter failed: never a pass, never charged to the runner. */
    ERROR,
    /** The runner lacks a capability that the scenario requires; decided before the run. */
    NOT_APPLICABLE
}
