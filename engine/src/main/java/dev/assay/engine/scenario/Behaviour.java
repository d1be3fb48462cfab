package dev.assay.engine.scenario;

/** What a run was seen to do, from best to worst (the order of the constants is the order of badness). */
public enum Behaviour {
    /** The end state is the oracle's, the applied set is exact, nothing is lost or left behind. */
    CONVERGES,
    /** Stopped loudly before changing anything, naming the cause; an operator must act. */
    REFUSES,
    /** Loud, but a plain retry after the cause is gone never converges. */
    STUCK,
    /** The end state is right, but residue remains. */
    LEAKS,
    /** Did not end within the bound. */
    HANGS,
    /** A migration's effect happened more than once. */
    REPEATS,
    /** The runner reports success, or its tracker claims applied, and the schema or data says otherwise. */
    DIVERGES;

    /**
     * Chooses the worse of two behaviours.
     *
     * @param other the other one
     * @return the one that comes later in this enumeration
     */
    public Behaviour worse(Behaviour other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
