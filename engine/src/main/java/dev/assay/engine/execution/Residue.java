package dev.assay.engine.execution;

import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.postgres.Backend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for what a runner leaves behind when it has ended. */
final class Residue {

    /** How long the server may take to notice that a client has gone. */
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private static final String INVALID_INDEXES = """
            SELECT pg_catalog.format('index %s is INVALID', i.indexrelid::regclass)
              FROM pg_catalog.pg_index AS i
              JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
             WHERE NOT (i.indisvalid AND i.indisready) AND c.relkind = 'i'
             ORDER BY 1
            """;

    private static final String PREPARED_IDS = """
            SELECT p.gid FROM pg_catalog.pg_prepared_xacts AS p WHERE p.database = pg_catalog.current_database()
            """;

    private static final String PREPARED = """
            SELECT pg_catalog.format('prepared transaction %L is left', p.gid)
              FROM pg_catalog.pg_prepared_xacts AS p
             WHERE p.database = pg_catalog.current_database()
             ORDER BY 1
            """;

    private final Connection connection;
    private final Backends backends;

    Residue(Connection connection, Backends backends) {
        this.connection = connection;
        this.backends = backends;
    }

    /**
     * Waits until the sessions of a runner that has ended are gone, and tells of those that stay.
     *
     * @param earlier the sessions that were there before, by pid, which are not this runner's
     * @param pooled whether it came through a pooler, whose idle sessions stay and are nobody's residue; what they hold is
     */
    List<String> look(Set<Integer> earlier, boolean pooled) throws SQLException {
        List<String> residue = new ArrayList<>();
        boolean locks = pooled;
        try {
            Await.until("the runner's sessions to end", GOODBYE, () -> left(earlier, pooled), List::isEmpty);
        } catch (AwaitTimeoutException e) {
            left(earlier, pooled).forEach(backend -> residue.add("a session is left: " + Backends.describe(backend)));
            locks = true;
        }
        if (locks) {
            residue.addAll(backends.advisoryLocks());
        }
        residue.addAll(texts(INVALID_INDEXES));
        residue.addAll(texts(PREPARED));
        return residue;
    }

    private List<Backend> left(Set<Integer> earlier, boolean pooled) throws SQLException {
        return backends.list().stream()
                .filter(backend -> !earlier.contains(backend.pid()))
                .filter(backend -> !(pooled && "idle".equals(backend.state())))
                .toList();
    }

    /** Waits until no runner has a session in the database. */
    void awaitNoSessions(Duration bound) {
        Await.until("the runner's sessions to end", bound, backends::list, List::isEmpty);
    }

    /** Takes back what would keep the database from being dropped. */
    void clear() throws SQLException {
        for (String gid : texts(PREPARED_IDS)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK PREPARED '" + gid.replace("'", "''") + "'");
            }
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
