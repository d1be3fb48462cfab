package dev.assay.engine.miniature;

import dev.assay.engine.scenario.Behaviour;

/** What a miniature runner does wrong, and what that must be seen as. */
public enum Flaw {
    NONE(Behaviour.CONVERGES),
    COMPARES_WITH_THE_MAXIMUM(Behaviour.DIVERGES),
    RECORDS_WITHOUT_APPLYING(Behaviour.DIVERGES),
    APPLIES_WITHOUT_RECORDING(Behaviour.DIVERGES),
    APPLIES_TWICE(Behaviour.REPEATS),
    LOSES_ROWS(Behaviour.DIVERGES),
    REFUSES_LATE_VERSIONS(Behaviour.REFUSES),
    /** Takes and gives back a session lock in statements of their own, which is right where the session is one. */
    TRUSTS_ITS_SESSION(Behaviour.CONVERGES),
    FAILS_HALF_WAY(Behaviour.STUCK),
    KEEPS_A_SESSION_OPEN(Behaviour.LEAKS),
    LEAVES_AN_ADVISORY_LOCK(Behaviour.LEAKS),
    LEAVES_A_PREPARED_TRANSACTION(Behaviour.LEAKS),
    STAYS_DIRTY(Behaviour.LEAKS),
    RECORDS_TWICE(Behaviour.LEAKS),
    NEVER_ENDS(Behaviour.HANGS),
    NEVER_ENDS_AND_HOLDS_A_LOCK(Behaviour.HANGS),
    /** Leaves out as many files as it has records, whichever these are. */
    COUNTS_ITS_RECORDS(Behaviour.REFUSES),
    APPLIES_ONE_AND_CALLS_IT_A_DAY(Behaviour.DIVERGES),
    /** Takes any table for a proof that everything is there. */
    BASELINES_WHATEVER_IT_FINDS(Behaviour.DIVERGES),
    STARTS_ANEW(Behaviour.DIVERGES),
    WORKS_IN_A_SCHEMA_OF_ITS_OWN(Behaviour.DIVERGES),
    STOPS_AT_THE_FIRST_SEMICOLON(Behaviour.DIVERGES),
    REPLACES_TEXT_IN_THE_SQL(Behaviour.DIVERGES),
    NEVER_COMMITS(Behaviour.DIVERGES),
    GOES_ON_AFTER_AN_ERROR(Behaviour.DIVERGES),
    RECORDS_WHAT_IS_NOT_ON_DISK(Behaviour.DIVERGES),
    FORGETS_A_RECORD(Behaviour.DIVERGES),
    LEAVES_A_TABLE_BEHIND(Behaviour.DIVERGES),
    REPORTS_FAILURE_AFTER_THE_WORK(Behaviour.STUCK);

    private final Behaviour seenAs;

    Flaw(Behaviour seenAs) {
        this.seenAs = seenAs;
    }

    /** What a story with a late version must see in a runner with this flaw. */
    public Behaviour seenAs() {
        return seenAs;
    }

    /** The id of the runner with this flaw. */
    public String runner() {
        return "miniature-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
