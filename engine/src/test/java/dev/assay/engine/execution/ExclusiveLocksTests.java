package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.schema.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusiveLocksTests {

    private static final String TABLES =
            "CREATE SCHEMA \"My App\"; CREATE TABLE \"My App\".tracker (version bigint); CREATE TABLE account (id bigint)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT pg_advisory_lock(7)                                     | true
            SELECT pg_advisory_lock(7, 8)                                  | true
            SELECT pg_advisory_xact_lock(7)                                | true
            SELECT pg_advisory_lock_shared(7)                              | false
            LOCK TABLE "My App".tracker IN SHARE UPDATE EXCLUSIVE MODE     | true
            LOCK TABLE "My App".tracker IN SHARE ROW EXCLUSIVE MODE        | true
            LOCK TABLE "My App".tracker IN EXCLUSIVE MODE                  | true
            LOCK TABLE "My App".tracker                                    | true
            LOCK TABLE "My App".tracker IN SHARE MODE                      | false
            INSERT INTO "My App".tracker VALUES (1)                        | false
            SELECT * FROM "My App".tracker FOR UPDATE                      | false
            LOCK TABLE account                                             | false
            SELECT 1                                                       | false
            """)
    void keep_another_runner_out(String sql, boolean exclusive) throws SQLException {
        assertThat(isHolder("a runner", sql)).isEqualTo(exclusive);
    }

    @Test
    void of_sessions_of_assay_are_nobodys() throws SQLException {
        assertThat(isHolder("assay observer", "SELECT pg_advisory_lock(7)")).isFalse();
    }

    /** Whether the only session beside the observer's is one that holds such a lock. */
    private static boolean isHolder(String application, String sql) throws SQLException {
        String database = TestServer.databaseWith(TABLES);
        try (Connection session = TestServer.connect(database);
                Connection observer = TestServer.connect(database);
                Statement statement = session.createStatement()) {
            statement.execute("SET application_name = '" + application + "'");
            session.setAutoCommit(false);
            statement.execute(sql);
            Set<Integer> holders = new ExclusiveLocks(observer, Set.of("My App.tracker", "public.not_there")).holders();

            assertThat(holders).isIn(Set.of(), Set.of(pid(session)));
            return !holders.isEmpty();
        }
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
