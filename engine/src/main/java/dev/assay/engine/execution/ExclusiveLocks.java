package dev.assay.engine.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which sessions of runners hold what keeps a second runner out: an advisory lock that cannot be shared, or a lock of
 * a table of the tracker whose mode conflicts with itself (manual, chapter "Explicit Locking"). A row that says that
 * somebody is at work is no lock of a session, and outlives it.
 */
final class ExclusiveLocks {

    private static final String HOLDERS = """
            SELECT l.pid
              FROM pg_catalog.pg_locks AS l
              JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
             WHERE l.granted
               AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d
                                  WHERE d.datname = pg_catalog.current_database())
               AND NOT pg_catalog.starts_with(a.application_name, ?)
               AND (l.locktype = 'advisory' AND l.mode = 'ExclusiveLock'
                    OR l.locktype = 'relation'
                       AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                                      'AccessExclusiveLock')
                       AND l.relation IN (SELECT c.oid
                                            FROM pg_catalog.pg_class AS c
                                            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                                           WHERE n.nspname || '.' || c.relname = ANY (?)))
            """;

    private final Connection connection;
    private final Set<String> tracker;

    /**
     * Looks through a connection to the database of the runners.
     *
     * @param connection the caller's, which stays open
     * @param tracker the tables of the tracker, as {@code schema.table}
     */
    ExclusiveLocks(Connection connection, Set<String> tracker) {
        this.connection = connection;
        this.tracker = Set.copyOf(tracker);
    }

    /** The sessions that hold one now, by pid. */
    Set<Integer> holders() throws SQLException {
        Set<Integer> pids = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
            statement.setString(1, Backends.OWN);
            statement.setArray(2, connection.createArrayOf("text", tracker.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    pids.add(rows.getInt(1));
                }
            }
        }
        return pids;
    }
}
