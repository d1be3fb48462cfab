package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.await.Await;
import dev.assay.engine.postgres.Backend;
import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.Sessions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault, seen by a real driver on one side and by a real server on the other. */
class PostgresFaultTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private Database database;
    private Sessions sessions;
    private WireProxy proxy;

    @BeforeEach
    void start() throws SQLException {
        database = RealServer.pool().lease();
        sessions = database.sessions();
        try (Connection direct = database.connect("setup")) {
            direct.createStatement().execute("CREATE TABLE t (a int)");
        }
    }

    @AfterEach
    void end() throws SQLException {
        proxy.close();
        assertThat(proxy.problems()).isEmpty();
        sessions.close();
        database.close();
    }

    private Connection connect(WireFault fault) throws SQLException {
        proxy = WireProxy.start(database.endpoint(), FaultPlan.of(fault), WireOptions.DEFAULT);
        Properties properties = new Properties();
        properties.setProperty("user", proxy.endpoint().user());
        properties.setProperty("password", proxy.endpoint().password());
        // One statement is one request.
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(proxy.endpoint().jdbcUrl(), properties);
    }

    private static void insertInTransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.createStatement().execute("INSERT INTO t VALUES (1)");
    }

    private void assertThatClientLost(Connection connection) {
        assertThatThrownBy(connection::commit)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
        assertThat(proxy.faults())
                .singleElement()
                .satisfies(report -> assertThat(report.hasFired()).isTrue());
    }

    private void awaitNoSession() {
        Await.until("the session to end", BOUND, () -> sessions.backends(), list -> list.isEmpty());
    }

    private int rows() throws SQLException {
        try (Connection direct = database.connect("look");
                ResultSet row = direct.createStatement().executeQuery("SELECT count(*) FROM t")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static FaultAction action(String word) {
        return switch (word) {
            case "cut" -> new FaultAction.Cut();
            case "close" -> new FaultAction.Close();
            case "blackout" -> new FaultAction.Blackout();
            default -> throw new IllegalArgumentException(word);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "close", "blackout"})
    void before_the_commit_the_transaction_is_gone(String word) throws SQLException {
        try (Connection connection =
                connect(WireFault.before(Point.command("COMMIT")).with(action(word)))) {
            insertInTransaction(connection);
            assertThatClientLost(connection);
        }
        awaitNoSession();
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "close", "blackout"})
    void after_the_commit_it_is_durable_and_the_client_does_not_know(String word) throws SQLException {
        try (Connection connection =
                connect(WireFault.after(Point.command("COMMIT")).with(action(word)))) {
            insertInTransaction(connection);
            assertThatClientLost(connection);
        }
        awaitNoSession();
        assertThat(rows()).isOne();
    }

    @Test
    void a_blackout_refuses_everybody_until_it_is_lifted() throws SQLException {
        try (Connection connection =
                        connect(WireFault.before(Point.sql("INSERT")).blackout());
                Connection other = proxy.endpoint().connect("other")) {
            assertThatThrownBy(() -> insertInTransaction(connection)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> other.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> proxy.endpoint().connect("new")).isInstanceOf(SQLException.class);
            awaitNoSession();
            proxy.lift();
            proxy.endpoint().connect("new").close();
        }
    }

    @Test
    void a_freeze_keeps_the_session_and_its_transaction_open() throws Exception {
        Connection connection =
                connect(WireFault.before(Point.command("COMMIT")).freeze());
        insertInTransaction(connection);
        CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> commit(connection));
        Await.until("the fault", BOUND, () -> proxy.faults().get(0).hasFired());

        assertThat(sessions.backends())
                .singleElement()
                .satisfies(backend -> assertThat(backend.isIdleInTransaction()).isTrue());
        assertThat(commit).isNotDone();

        proxy.release();
        assertThatThrownBy(() -> commit.get(30, TimeUnit.SECONDS)).hasRootCauseMessage("Connection reset");
        awaitNoSession();
        assertThat(rows()).isZero();
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void in_the_middle_the_client_is_gone_and_the_server_finishes_what_it_was_sent() throws SQLException {
        try (Connection blocker = database.connect("blocker");
                Statement lock = blocker.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(7)");
            WireFault fault = WireFault.middle(
                            Point.sql("pg_advisory_lock"),
                            () -> sessions.backends().stream().anyMatch(Backend::isWaitingForLock))
                    .cut();
            try (Connection connection = connect(fault)) {
                assertThatThrownBy(() -> connection
                                .createStatement()
                                .execute("SELECT pg_advisory_lock(7); INSERT INTO t VALUES (1)"))
                        .isInstanceOf(SQLException.class);
            }
            assertThat(proxy.faults().get(0).hasFired()).isTrue();
            assertThat(sessions.backends()).anyMatch(Backend::isWaitingForLock);
            lock.execute("SELECT pg_advisory_unlock(7)");
        }
        awaitNoSession();
        assertThat(rows()).isOne();
    }

    @Test
    void a_hook_ends_the_backend_that_it_is_told_of() throws SQLException {
        WireFault fault = WireFault.before(Point.command("COMMIT")).hook("terminate", fired -> {
            try {
                sessions.terminate(fired.backendPid());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try (Connection connection = connect(fault)) {
            insertInTransaction(connection);
            assertThatThrownBy(connection::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57P01"));
        }
        awaitNoSession();
        assertThat(rows()).isZero();
    }

    @Test
    void a_hold_lets_another_connection_go_first() throws Exception {
        Hold hold = new Hold(BOUND);
        try (Connection connection =
                connect(WireFault.before(Point.command("COMMIT")).hold(hold))) {
            insertInTransaction(connection);
            CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> commit(connection));
            hold.awaitReached(BOUND);
            try (Connection other = proxy.endpoint().connect("other")) {
                insertInTransaction(other);
                other.commit();
            }
            assertThat(rows()).isOne();
            hold.release();
            commit.get(30, TimeUnit.SECONDS);
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void the_end_of_a_client_ends_its_session() throws SQLException {
        try (Connection connection =
                connect(WireFault.before(Point.command("NEVER")).cut())) {
            insertInTransaction(connection);
            connection.abort(Runnable::run);
        }
        awaitNoSession();
        proxy.awaitEnd(BOUND);
        assertThat(rows()).isZero();
        assertThat(proxy.faults().get(0)).hasToString("cut before a NEVER: never fired: 0 of 1 matches were seen");
    }
}
