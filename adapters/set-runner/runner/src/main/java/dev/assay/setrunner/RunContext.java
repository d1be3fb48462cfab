package dev.assay.setrunner;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the parts of a run under the lock share. */
record RunContext(Options options, Session session, MigrationLock lock, SessionBaseline baseline, Tracker tracker) {

    /** Writes to the runner's own tables. */
    @FunctionalInterface
    interface Recording {
        void write() throws SQLException;
    }

    Parts parts() {
        return options.parts();
    }

    /** What is recorded of the text of a migration. */
    String checksum(ParsedMigration migration) {
        return parts().checksum(migration.source());
    }

    /** Inside a transaction: makes sure of the lock, and acts as the runner's own role until the transaction ends. */
    void beforeRecording() throws SQLException {
        baseline.actAsStarted(lock.check());
    }

    /** Writes the row of an applied migration; how far it had come is of no interest any more. */
    void recordApplied(MigrationId id, @Nullable String checksum) throws SQLException {
        parts().progress(session, options).delete(id);
        tracker.insert(id, checksum);
    }

    /** Takes the row of a migration back; if it is applied again, then from its beginning. */
    void recordUndone(MigrationId id) throws SQLException {
        parts().progress(session, options).delete(id);
        tracker.delete(id);
    }

    /** Records something in a transaction of its own, whatever role and mode a file has put the session in. */
    void record(String where, Recording recording) throws SQLException {
        session.begin();
        try {
            session.execute("SET TRANSACTION READ WRITE");
            beforeRecording();
            recording.write();
            commit(where);
        } finally {
            session.rollback();
        }
    }

    private void commit(String where) {
        try {
            session.commit();
        } catch (SQLException e) {
            throw Failures.ofCommit(where + ", COMMIT", e);
        }
    }
}
