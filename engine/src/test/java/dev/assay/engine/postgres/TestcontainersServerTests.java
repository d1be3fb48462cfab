package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.assay.engine.await.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Uses a real Docker engine and the image that {@code ASSAY_TEST_IMAGE} names. Skipped where one of them is missing,
 * unless {@code ASSAY_REQUIRE_DOCKER=true}: then that is a failure.
 */
class TestcontainersServerTests {

    private static final String IMAGE = System.getenv().getOrDefault("ASSAY_TEST_IMAGE", "postgres:18");

    @BeforeAll
    static void requireDocker() {
        ContainerServer.obstacle(IMAGE).ifPresent(obstacle -> {
            String message = "no test with a container: " + obstacle;
            if (Boolean.parseBoolean(System.getenv("ASSAY_REQUIRE_DOCKER"))) {
                fail(message + " (ASSAY_REQUIRE_DOCKER=true)");
            }
            abort(message);
        });
    }

    private static PostgresOptions options(String mode) {
        return PostgresOptions.parse(mode, null, IMAGE, Map.of());
    }

    /** Starts a container and prints its name. */
    static final class StartsContainer {
        public static void main(String[] arguments) throws IOException {
            PostgresServer server = PostgresServer.start(
                    PostgresOptions.parse("testcontainers", null, arguments[0], Map.of()), line -> {});
            System.out.println("started " + server.endpoint("postgres").port());
            System.in.read();
        }
    }

    @Nested
    class Runs {

        @Test
        void a_server_that_crashes_and_comes_back_with_what_was_committed() throws SQLException {
            try (PostgresServer server = PostgresServer.start(options("testcontainers"), line -> {})) {
                assertThat(server.canRestart()).isTrue();
                try (Connection connection = server.connect("postgres", "test");
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE survivor (id int)");
                    statement.execute("CREATE UNLOGGED TABLE forgetful AS SELECT 1 AS id");
                    server.crash();
                    assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
                }
                server.restart();
                try (Connection connection = server.connect("postgres", "test");
                        Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(
                                "SELECT to_regclass('survivor'), (SELECT count(*) FROM forgetful)")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("survivor");
                    assertThat(row.getInt(2))
                            .as("rows of an unlogged table after recovery")
                            .isZero();
                }
            }
        }

        @Test
        void a_server_whose_databases_can_be_made_and_dropped() throws SQLException {
            List<String> progress = new ArrayList<>();
            try (PostgresServer server = PostgresServer.start(options("testcontainers"), progress::add);
                    DatabasePool pool = DatabasePool.open(server, 1);
                    Database database = pool.lease();
                    Connection connection = database.connect("test");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT current_setting('fsync') || ' ' || current_setting('max_connections')")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("off 200");
                assertThat(server.description()).isEqualTo("container " + IMAGE + " (" + server.version() + ")");
                assertThat(server.endpoint("postgres").host()).isEqualTo("127.0.0.1");
                assertThat(server.toString())
                        .doesNotContain(server.endpoint("postgres").password());
                assertThat(progress)
                        .containsExactly("PostgreSQL in " + IMAGE + ": Testcontainers, because --postgres says so");
            }
        }

        @Test
        void by_itself_in_mode_auto_because_the_image_is_here() {
            try (PostgresServer server = PostgresServer.start(options("auto"), line -> {})) {
                assertThat(server.description()).startsWith("container " + IMAGE);
                assertThat(server.choice()).isEqualTo("Testcontainers, because Docker answers and has " + IMAGE);
            }
        }
    }

    @Nested
    class Ends {

        @Test
        void with_no_container_left_after_sigkill() throws IOException {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            StartsContainer.class.getName(),
                            IMAGE)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String port = child.inputReader(StandardCharsets.UTF_8).readLine().split(" ")[1];
            Endpoint endpoint = new Endpoint("127.0.0.1", Integer.parseInt(port), "postgres", "postgres", "wrong");
            assertThat(refusal(endpoint)).contains("password authentication failed");

            child.destroyForcibly();

            Await.until(
                    "the container to be gone",
                    Duration.ofSeconds(60),
                    () -> refusal(endpoint),
                    text -> text.contains("refused"));
        }

        private String refusal(Endpoint endpoint) {
            try (Connection connection = endpoint.connect("test")) {
                return "let in: " + connection;
            } catch (SQLException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    @Nested
    class Says {

        @Test
        void which_image_it_could_not_start() {
            PostgresOptions options = PostgresOptions.parse("testcontainers", "15", IMAGE, Map.of());

            assertThatThrownBy(() -> PostgresServer.start(options, line -> {}))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageStartingWith("container " + IMAGE + ": expected PostgreSQL 15, found PostgreSQL 18.");
        }
    }
}
