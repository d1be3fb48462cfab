package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.await.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsTests {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static DatabasePool pool;

    private Database database;
    private Sessions sessions;

    @BeforeAll
    static void open() {
        pool = DatabasePool.open(SharedServer.get(), 2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void lease() throws SQLException {
        database = pool.lease();
        sessions = database.sessions();
    }

    @AfterEach
    void giveBack() throws SQLException {
        sessions.close();
        database.close();
    }

    @Nested
    class Lists {

        @Test
        void nobody_where_nobody_is() throws SQLException {
            assertThat(sessions.backends()).isEmpty();
        }

        @Test
        void a_session_that_is_idle_in_a_transaction_and_holds_a_snapshot() throws SQLException {
            try (Connection connection = database.connect("reader");
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                statement.execute("SELECT 1");

                assertThat(sessions.backends()).singleElement().satisfies(backend -> {
                    assertThat(backend.applicationName()).isEqualTo("reader");
                    assertThat(backend.isIdleInTransaction()).isTrue();
                    assertThat(backend.isWaitingForLock()).isFalse();
                    assertThat(backend.query()).isEqualTo("SELECT 1");
                    assertThat(backend.backendXmin()).isNotNull();
                    assertThat(backend.backendStart()).isNotNull();
                });
            }
        }

        @Test
        void advisory_locks_by_the_key_they_were_taken_with() throws SQLException {
            try (Connection connection = database.connect("locker");
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(-4611686018427387904), pg_advisory_lock_shared(-7, 8)");
                int pid = sessions.backends().get(0).pid();

                assertThat(sessions.advisoryLocks())
                        .containsExactlyInAnyOrder(
                                new AdvisoryLock(pid, "-4611686018427387904", "ExclusiveLock", true),
                                new AdvisoryLock(pid, "-7, 8", "ShareLock", true));
            }
        }

        @Test
        void a_session_that_waits_for_a_lock() throws SQLException {
            try (Connection holder = database.connect("holder");
                    Connection waiter = database.connect("waiter")) {
                holder.createStatement().execute("SELECT pg_advisory_lock(1)");
                Thread waiting = new Thread(() -> wait(waiter));
                waiting.start();

                Backend backend = Await.until(
                        "the waiter to wait", BOUND, () -> sessions.backends().get(1), Backend::isWaitingForLock);

                assertThat(backend.waitEvent()).isEqualTo("advisory");
                assertThat(sessions.terminate(backend.pid())).isTrue();
            }
        }

        private void wait(Connection connection) {
            try {
                connection.createStatement().execute("SELECT pg_advisory_lock(1)");
            } catch (SQLException e) {
                // It was ended, as the test wants.
            }
        }
    }

    @Nested
    class Ends {

        @Test
        void a_session_by_its_process() throws SQLException {
            try (Connection connection = database.connect("victim")) {
                assertThat(sessions.terminate(sessions.backends().get(0).pid())).isTrue();
                Await.until(
                        "the session to end", BOUND, () -> sessions.backends().isEmpty());
                assertThat(connection.isValid(5)).isFalse();
            }
        }

        @Test
        void nothing_where_there_is_no_such_process() throws SQLException {
            assertThat(sessions.terminate(Integer.MAX_VALUE)).isFalse();
        }
    }
}
