package dev.assay.engine.miniature;

/** What a miniature runner does without care, and what shows only at the wrong moment. */
public enum Carelessness {
    /** Locks, and applies and records in one transaction. */
    NONE,
    /** The record is committed first. */
    RECORDS_BEFORE_IT_APPLIES,
    /** The migration is committed first, and done again if its record is not there. */
    APPLIES_BEFORE_IT_RECORDS,
    /** Two of them may work at once. */
    TAKES_NO_LOCK,
    /** The lock is gone with the session that took it, before the work begins on another one. */
    LOCKS_ON_ANOTHER_CONNECTION,
    /** The lock stays with the session that took it. */
    UNLOCKS_ON_ANOTHER_CONNECTION,
    /** The lock is held by a session that does nothing else, so that the server does not see who waits for whom. */
    LOCKS_ON_AN_IDLE_CONNECTION,
    /** It connects again where its connection is lost, and goes on without the lock that was lost with it. */
    RECONNECTS_WITHOUT_ITS_LOCK,
    /** Whatever went wrong, it reports success. */
    IGNORES_A_LOST_CONNECTION,
    /** Every other time one connection says goodbye later than the next one first speaks; nothing comes of it. */
    SAYS_GOODBYE_LATE_AT_TIMES,
    /** From its second run on, it connects to the server where it knows that to be, and not where it is told. */
    GOES_AROUND_THE_PROXY;

    /** The id of the runner that does so. */
    public String runner() {
        return "careless-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
