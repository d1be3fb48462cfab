package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;

/** Waits, bounded, for another session that is building or dropping an index of a table; such as the orphan of a killed runner. */
record BuildWatch(RunContext context) {

    /** Returns when nobody works on the indexes of the table any more. */
    void await(TableRef table, QualifiedName index) throws SQLException {
        Poll poll = new Poll(context.options().lockWait());
        List<OtherSession> builders = builders(table);
        if (!builders.isEmpty()) {
            context.options()
                    .listener()
                    .note("waiting for another session that works on the indexes of " + table.name() + ": "
                            + builders.get(0));
        }
        while (!builders.isEmpty()) {
            if (!poll.again()) {
                throw timedOut(table, index, builders.get(0));
            }
            builders = builders(table);
        }
    }

    private SetRunnerException timedOut(TableRef table, QualifiedName index, OtherSession builder) {
        return new SetRunnerException.LockFailed(new Problem(
                "index " + index + " on " + table.name(),
                "that no other session works on it for longer than "
                        + context.options().lockWait().toSeconds() + " s",
                "another session does: " + builder,
                "an index that somebody else is building is not repaired under his hands",
                "let it end, or end it with SELECT pg_terminate_backend(" + builder.pid() + "); then run again"));
    }

    /**
     * Who builds: the progress view shows it (chapter "Progress Reporting"), but only of sessions of the same role; the lock that
     * CREATE INDEX CONCURRENTLY holds on the table from its beginning to its end is seen by everybody.
     */
    private List<OtherSession> builders(TableRef table) throws SQLException {
        return context.session()
                .query(
                        "SELECT " + OtherSession.COLUMNS + " FROM pg_catalog.pg_stat_activity a"
                                + " WHERE a.pid <> pg_catalog.pg_backend_pid() AND (a.pid IN (SELECT p.pid FROM"
                                + " pg_catalog.pg_stat_progress_create_index p WHERE p.datid = a.datid AND p.relid = "
                                + table.oid() + ") OR a.backend_type = 'client backend' AND a.pid IN (SELECT l.pid FROM"
                                + " pg_catalog.pg_locks l WHERE l.locktype = 'relation' AND l.database = a.datid"
                                + " AND l.relation = " + table.oid()
                                + " AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted))"
                                + " AND a.datname = pg_catalog.current_database() ORDER BY a.query_start",
                        OtherSession::read);
    }
}
