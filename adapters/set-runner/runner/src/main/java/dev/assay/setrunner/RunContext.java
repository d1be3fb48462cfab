package dev.assay.setrunner;

/** What the parts of a run under the lock share. */
record RunContext(Options options, Session session, AdvisoryLock lock, SessionBaseline baseline, Tracker tracker) {

    /** Inside a transaction: makes sure of the lock, and acts as the runner's own role until the transaction ends. */
    void beforeRecording() throws java.sql.SQLException {
        baseline.actAsStarted(lock.check());
    }
}
