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
    NEVER_ENDS(Behaviour.HANGS),
    NEVER_ENDS_AND_HOLDS_A_LOCK(Behaviour.HANGS);

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
