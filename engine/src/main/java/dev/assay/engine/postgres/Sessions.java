package dev.assay.engine.postgres;

import dev.assay.engine.await.Await;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches and ends the sessions of one database, from outside.
 *
 * <p>The control connection is to the server's maintenance database, so that it is itself no session of the database
 * that is watched: it holds no snapshot there and stands in nobody's way. One object may be used by several threads.
 */
public final class Sessions implements AutoCloseable {

    private static final String BACKENDS = """
            SELECT a.pid, a.application_name, a.state, a.wait_event_type, a.wait_event, a.query, a.backend_start,
                   a.backend_xmin::text AS backend_xmin, p.phase AS index_build_phase
            FROM pg_catalog.pg_stat_activity a
                 LEFT JOIN pg_catalog.pg_stat_progress_create_index p ON p.pid = a.pid
            WHERE a.datname = ? AND a.pid <> pg_catalog.pg_backend_pid() AND a.backend_type = 'client backend'
            ORDER BY a.backend_start, a.pid
            """;

    private static final String BLOCKED = """
            SELECT a.pid, pg_catalog.pg_blocking_pids(a.pid) AS blockers,
                   coalesce((SELECT min(l.waitstart) FROM pg_catalog.pg_locks l WHERE l.pid = a.pid AND NOT l.granted)
                            < pg_catalog.clock_timestamp()
                              - 2 * pg_catalog.current_setting('deadlock_timeout')::interval, false) AS for_good
            FROM pg_catalog.pg_stat_activity a
            WHERE a.datname = ? AND a.wait_event_type = 'Lock'
            ORDER BY a.pid
            """;

    private static final String ADVISORY_LOCKS = """
            SELECT l.pid, l.mode, l.granted,
                   CASE WHEN l.objsubid = 1
                        THEN ((l.classid::bigint << 32) | l.objid::bigint)::text
                        ELSE l.classid::bigint::bit(32)::int4::text || ', ' || l.objid::bigint::bit(32)::int4::text
                   END AS key
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.database
            WHERE l.locktype = 'advisory' AND d.datname = ?
            ORDER BY l.pid, key
            """;

    private static final Duration END_BOUND = Duration.ofSeconds(30);

    private final ControlConnections connections;
    private final Connection control;
    private final String database;
    private boolean closed;

    private Sessions(ControlConnections connections, String database) throws SQLException {
        this.connections = connections;
        this.control = connections.borrow();
        this.database = database;
    }

    /** Watch a database of a server. */
    static Sessions of(ControlConnections connections, String database) throws SQLException {
        return new Sessions(connections, database);
    }

    /** All client sessions of the database, oldest first. */
    public synchronized List<Backend> backends() throws SQLException {
        return query(
                BACKENDS,
                row -> new Backend(
                        row.getInt("pid"),
                        row.getString("application_name"),
                        row.getString("state"),
                        row.getString("wait_event_type"),
                        row.getString("wait_event"),
                        row.getString("query"),
                        row.getObject("backend_start", OffsetDateTime.class).toInstant(),
                        row.getString("backend_xmin"),
                        row.getString("index_build_phase")));
    }

    /** The advisory locks that sessions of the database hold or wait for. */
    public synchronized List<AdvisoryLock> advisoryLocks() throws SQLException {
        return query(
                ADVISORY_LOCKS,
                row -> new AdvisoryLock(
                        row.getInt("pid"), row.getString("key"), row.getString("mode"), row.getBoolean("granted")));
    }

    /** The sessions of the database that wait for a lock, each with those that stand in its way. */
    public synchronized List<BlockedBackend> blocked() throws SQLException {
        return query(
                BLOCKED,
                row -> new BlockedBackend(
                        row.getInt("pid"),
                        List.of((Integer[]) row.getArray("blockers").getArray()),
                        row.getBoolean("for_good")));
    }

    /**
     * Ask the server to end a session.
     *
     * @param pid the server process
     * @return whether there was such a session; it may still be about to end
     */
    public synchronized boolean terminate(int pid) throws SQLException {
        try (PreparedStatement statement = control.prepareStatement("SELECT pg_catalog.pg_terminate_backend(?)")) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** End every client session of the database, and wait until all of them are gone. */
    public synchronized void terminateAll() throws SQLException {
        for (Backend backend : backends()) {
            terminate(backend.pid());
        }
        Await.until(
                "the sessions in " + database + " to end",
                END_BOUND,
                () -> backends().isEmpty());
    }

    @Override
    public synchronized void close() throws SQLException {
        if (!closed) {
            closed = true;
            connections.giveBack(control);
        }
    }

    private <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = control.prepareStatement(sql)) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    /** Makes a value of one row. */
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
