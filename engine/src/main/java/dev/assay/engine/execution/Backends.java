package dev.assay.engine.execution;

import dev.assay.engine.scenario.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sessions of runners in one database: all but Assay's own, which carry an application name that begins with
 * {@value #OWN}. Read from {@code pg_stat_activity}, {@code pg_locks} and {@code pg_stat_progress_create_index}.
 */
final class Backends {

    /** How the application names of Assay's own sessions begin. */
    static final String OWN = "assay ";

    private static final String LIST = """
            SELECT a.pid, coalesce(a.state, '') AS state, coalesce(a.wait_event_type, '') AS wait_type,
                   coalesce(a.query, '') AS query, coalesce(p.phase, '') AS phase
              FROM pg_catalog.pg_stat_activity AS a
              LEFT JOIN pg_catalog.pg_stat_progress_create_index AS p ON p.pid = a.pid
             WHERE a.datname = pg_catalog.current_database()
               AND a.backend_type = 'client backend'
               AND a.application_name NOT LIKE 'assay %'
             ORDER BY a.pid
            """;

    private static final String ADVISORY = """
            SELECT l.pid, l.classid::bigint << 32 | l.objid::bigint AS key
              FROM pg_catalog.pg_locks AS l
              JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
             WHERE l.locktype = 'advisory' AND l.granted
               AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
               AND a.application_name NOT LIKE 'assay %'
            """;

    /**
     * A session of a runner.
     *
     * @param pid its process id
     * @param state its state, for instance {@code idle in transaction}
     * @param waitType what kind of event it waits for, empty if none
     * @param query its current or last query
     * @param phase the phase of the index build that it executes, empty if none
     */
    record Backend(int pid, String state, String waitType, String query, String phase) {

        boolean waitsForLock() {
            return "Lock".equals(waitType);
        }

        /** Whether it polls for an advisory lock, which is to wait without a waiting statement. */
        boolean pollsForLock() {
            return query.toLowerCase(Locale.ROOT).contains("advisory_lock");
        }

        boolean isAt(Waiting moment) {
            return waitsForLock()
                    && folded(query).contains(folded(moment.statement()))
                    && moment.phase().map(this::isInPhase).orElse(true);
        }

        private boolean isInPhase(Waiting.Phase wanted) {
            return switch (wanted) {
                case EARLY -> phase.equals("waiting for writers before build");
                case LATE -> phase.equals("waiting for old snapshots");
            };
        }

        private static String folded(String sql) {
            return sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        }

        @Override
        public String toString() {
            return "pid %d (%s%s%s) %s"
                    .formatted(
                            pid,
                            state,
                            waitType.isEmpty() ? "" : ", waits for " + waitType,
                            phase.isEmpty() ? "" : ", " + phase,
                            Texts.excerpt(query));
        }
    }

    private final Connection connection;

    Backends(Connection connection) {
        this.connection = connection;
    }

    List<Backend> list() throws SQLException {
        List<Backend> backends = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LIST);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                backends.add(new Backend(
                        rows.getInt("pid"),
                        rows.getString("state"),
                        rows.getString("wait_type"),
                        rows.getString("query"),
                        rows.getString("phase")));
            }
        }
        return backends;
    }

    Set<Integer> pids() throws SQLException {
        return list().stream().map(Backend::pid).collect(Collectors.toSet());
    }

    Optional<Backend> at(Waiting moment) throws SQLException {
        return list().stream().filter(backend -> backend.isAt(moment)).findFirst();
    }

    /** Lists advisory locks that runners hold. */
    List<String> advisoryLocks() throws SQLException {
        List<String> locks = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ADVISORY);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                locks.add("advisory lock " + rows.getLong("key") + " is still held by pid " + rows.getInt("pid"));
            }
        }
        return locks;
    }

    void terminate(int pid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog.pg_terminate_backend(?)")) {
            statement.setInt(1, pid);
            statement.execute();
        }
    }
}
