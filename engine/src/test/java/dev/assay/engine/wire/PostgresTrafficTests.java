package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.postgres.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** A real driver and a real server, with the proxy between. */
class PostgresTrafficTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private Database database;
    private WireProxy proxy;

    @BeforeEach
    void start() {
        database = RealServer.pool().lease();
        proxy = WireProxy.start(database.endpoint(), FaultPlan.none(), WireOptions.DEFAULT.withParameters());
    }

    @AfterEach
    void end() {
        assertThat(proxy.problems()).isEmpty();
        proxy.close();
        database.close();
    }

    private Connection connect(String mode) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", proxy.endpoint().user());
        properties.setProperty("password", proxy.endpoint().password());
        properties.setProperty("preferQueryMode", mode);
        properties.setProperty("assumeMinServerVersion", "9.0");
        // Both kinds of encryption are asked for and refused.
        String url = proxy.endpoint().jdbcUrl().replace("sslmode=disable", "sslmode=prefer&gssEncMode=prefer");
        return DriverManager.getConnection(url, properties);
    }

    private List<TraceEntry> find(RequestKind kind, String sql) {
        return proxy.trace().entries().stream()
                .filter(entry -> entry.request().kind() == kind)
                .filter(entry ->
                        entry.request().sql() != null && entry.request().sql().contains(sql))
                .toList();
    }

    private List<TraceEntry> findRun(String sql) {
        return Stream.of(RequestKind.QUERY, RequestKind.EXECUTE)
                .flatMap(kind -> find(kind, sql).stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended", "extendedForPrepared", "extendedCacheEverything"})
    void statements_errors_and_transactions_pass_in_every_mode_of_the_driver(String mode) throws SQLException {
        try (Connection connection = connect(mode);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE t (a int PRIMARY KEY, b text)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                for (int i = 0; i < 500; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "row " + i);
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(500).containsOnly(1);
            }
            connection.commit();
            assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (1, 'again')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("duplicate key");
            connection.rollback();
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(500);
            }
        }
        proxy.awaitEnd(BOUND);
        assertThat(proxy.trace().entries())
                .allSatisfy(entry -> assertThat(entry.answer().state()).isIn(Answer.State.DONE, Answer.State.SKIPPED));
        assertThat(findRun("'again'")).singleElement().satisfies(entry -> {
            assertThat(entry.answer().error().sqlState()).isEqualTo("23505");
            assertThat(entry.after()).isEqualTo(TransactionStatus.FAILED);
        });
        assertThat(findRun("COMMIT")).singleElement().satisfies(entry -> {
            assertThat(entry.answer().tags()).containsExactly("COMMIT");
            assertThat(entry.before()).isEqualTo(TransactionStatus.IN_TRANSACTION);
            assertThat(entry.after()).isEqualTo(TransactionStatus.IDLE);
        });
    }

    @Test
    void two_runs_of_the_same_thing_have_one_stable_trace() throws SQLException {
        String first = traceOfAFewStatements();
        proxy.close();
        proxy = WireProxy.start(database.endpoint(), FaultPlan.none(), WireOptions.DEFAULT.withParameters());

        assertThat(traceOfAFewStatements()).isEqualTo(first).contains("SELECT", "B\tNoticeResponse\t1");
    }

    private String traceOfAFewStatements() throws SQLException {
        try (Connection connection = connect("extended");
                PreparedStatement select = connection.prepareStatement("SELECT ?::int + 1")) {
            for (int i = 0; i < 7; i++) {
                select.setInt(1, i);
                select.executeQuery().close();
            }
            connection.createStatement().execute("DO $$ BEGIN RAISE NOTICE 'well'; END $$");
        }
        proxy.awaitEnd(BOUND);
        return proxy.trace().renderStable(Map.of(database.name(), "<database>"));
    }

    @Nested
    class Copy {

        @Test
        void in_passes() throws SQLException, IOException {
            try (Connection connection = connect("extended")) {
                connection.createStatement().execute("CREATE TABLE c (a int, b text)");
                CopyManager copy = ((PGConnection) connection).getCopyAPI();
                assertThat(copy.copyIn("COPY c FROM STDIN", new StringReader("1\tx\n2\ty\n")))
                        .isEqualTo(2);
            }
            assertThat(find(RequestKind.QUERY, "COPY c"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.answer().tags()).containsExactly("COPY 2"));
            assertThat(proxy.trace().render()).contains("CopyData\t8 bytes").contains("F\tCopyDone");
        }

        @Test
        void in_that_fails_passes() throws SQLException {
            try (Connection connection = connect("extended")) {
                connection.createStatement().execute("CREATE TABLE c (a int)");
                CopyManager copy = ((PGConnection) connection).getCopyAPI();
                assertThatThrownBy(() -> copy.copyIn("COPY c FROM STDIN", new StringReader("one\n")))
                        .hasMessageContaining("invalid input syntax");
                assertThat(connection.isValid(10)).isTrue();
            }
            assertThat(find(RequestKind.QUERY, "COPY c").get(0).answer().error().sqlState())
                    .isEqualTo("22P02");
        }

        @Test
        void out_passes() throws SQLException, IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Connection connection = connect("extended")) {
                CopyManager copy = ((PGConnection) connection).getCopyAPI();
                copy.copyOut("COPY (SELECT g FROM generate_series(1, 50000) g) TO STDOUT", out);
            }
            assertThat(out.toString(StandardCharsets.US_ASCII))
                    .startsWith("1\n2\n")
                    .endsWith("\n50000\n");
            assertThat(find(RequestKind.QUERY, "COPY (").get(0).answer().copyBytes())
                    .isEqualTo(out.size());
        }
    }

    @Test
    void a_large_result_and_a_value_of_megabytes_pass() throws SQLException {
        try (Connection connection = connect("extended");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("SELECT g, repeat('x', 100) FROM generate_series(1, 50000) g")) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(50_000);
            }
            try (ResultSet row = statement.executeQuery("SELECT repeat('y', 20000000)")) {
                row.next();
                assertThat(row.getString(1)).hasSize(20_000_000);
            }
        }
        assertThat(find(RequestKind.EXECUTE, "repeat('x'").get(0).answer().rows())
                .isEqualTo(50_000);
    }

    @Test
    void a_portal_that_is_fetched_in_parts_passes() throws SQLException {
        try (Connection connection = connect("extended");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10);
            try (ResultSet rows = statement.executeQuery("SELECT generate_series(1, 25)")) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(25);
            }
        }
        assertThat(find(RequestKind.EXECUTE, "generate_series"))
                .extracting(entry -> entry.answer().suspended())
                .containsExactly(true, true, false);
    }

    @Test
    @SuppressWarnings("deprecation")
    void a_function_call_passes() throws SQLException {
        try (Connection connection = connect("extended")) {
            connection.setAutoCommit(false);
            BaseConnection base = connection.unwrap(BaseConnection.class);
            assertThat(base.getLargeObjectAPI().createLO()).isPositive();
            connection.rollback();
        }
        assertThat(proxy.trace().entries())
                .anyMatch(entry -> entry.request().kind() == RequestKind.FUNCTION_CALL
                        && entry.answer().state() == Answer.State.DONE);
    }

    @Test
    void a_notification_passes() throws SQLException {
        try (Connection listener = connect("extended");
                Connection sender = connect("extended")) {
            listener.createStatement().execute("LISTEN news");
            sender.createStatement().execute("NOTIFY news, 'hello'");
            assertThat(listener.unwrap(PGConnection.class).getNotifications(20_000))
                    .singleElement()
                    .satisfies(notification ->
                            assertThat(notification.getParameter()).isEqualTo("hello"));
        }
    }

    @Test
    void a_cancel_reaches_the_right_session() throws SQLException {
        try (Connection connection = connect("extended");
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(60)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            assertThat(connection.isValid(10)).isTrue();
        }
        assertThat(proxy.trace().entries()).anyMatch(entry -> entry.request().kind() == RequestKind.CANCEL);
    }

    @Test
    void a_reader_that_is_slow_stands_in_nobodys_way() throws Exception {
        try (Connection slow = connect("simple")) {
            Statement copy = slow.createStatement();
            // The driver reads the first of these and leaves the rest in the sockets, until they are full.
            org.postgresql.copy.CopyOut rows = slow.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT repeat('x', 10000) FROM generate_series(1, 5000)) TO STDOUT");
            assertThat(rows.readFromCopy()).isNotEmpty();
            try (Connection quick = connect("simple");
                    ResultSet row = quick.createStatement().executeQuery("SELECT 1")) {
                assertThat(row.next()).isTrue();
            }
            rows.cancelCopy();
            copy.close();
        }
    }

    @Test
    void passwords_are_in_no_trace() throws SQLException {
        try (Connection connection = connect("simple")) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("CREATE ROLE assay_wire_role PASSWORD 'hush-hush'");
            connection.rollback();
        }
        assertThat(proxy.trace().render())
                .contains("CREATE ROLE assay_wire_role PASSWORD '[redacted]'")
                .doesNotContain("hush-hush");
        if (!database.endpoint().password().isEmpty()) {
            assertThat(proxy.trace().render())
                    .doesNotContain(database.endpoint().password());
        }
    }
}
