package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.schema.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
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
        String database = TestServer.databaseWith(TABLES);
        try (Connection runner = TestServer.connect(database);
                Connection observer = TestServer.connect(database);
                Statement statement = runner.createStatement()) {
            runner.setAutoCommit(false);
            statement.execute(sql);
            Set<Integer> holders = new ExclusiveLocks(observer, Set.of("My App.tracker", "public.not_there")).holders();

            assertThat(holders).isEqualTo(exclusive ? Set.of(pid(runner)) : Set.of());
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
