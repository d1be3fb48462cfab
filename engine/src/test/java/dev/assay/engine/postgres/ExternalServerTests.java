package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExternalServerTests {

    private final Endpoint real = SharedServer.get().endpoint("postgres");

    private PostgresServer reach(String user, String password, String major) {
        String url = "postgresql://" + user + "@" + real.address() + "/postgres";
        PostgresOptions options = PostgresOptions.parse(url, major, null, Map.of("PGPASSWORD", password));
        return PostgresServer.start(options, line -> {});
    }

    @Nested
    class Uses {

        @Test
        void a_server_that_runs_already_and_leaves_it_running() throws SQLException {
            List<String> progress = new ArrayList<>();
            PostgresOptions options = PostgresOptions.parse(real.libpqUrl(), null, null, Map.of());
            PostgresServer server = PostgresServer.start(options, progress::add);

            assertThat(server.description()).isEqualTo(SharedServer.get().version() + " at " + real.address());
            assertThat(progress)
                    .containsExactly(
                            server.description() + ": a server that runs already, because --postgres names it");
            server.close();
            try (Connection connection = real.connect("test")) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Nested
    class Says {

        @Test
        void that_a_password_is_wrong_without_showing_it() {
            assertThatThrownBy(() -> reach("postgres", "hidden", null))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageStartingWith("PostgreSQL at " + real.address() + ": expected a server that lets the user"
                            + " \"postgres\" into the database \"postgres\", found ")
                    .hasMessageContaining("password authentication failed")
                    .hasMessageEndingWith(
                            "[--postgres (or assay.postgres) names this server]; next: start the server or"
                                    + " correct the URL, PGUSER and PGPASSWORD; or use --postgres embedded")
                    .message()
                    .doesNotContain("hidden");
        }

        @Test
        void that_it_is_of_another_version_than_asked_for() {
            assertThatThrownBy(() -> reach("postgres", real.password(), "15"))
                    .hasMessage(
                            "PostgreSQL at " + real.address() + ": expected PostgreSQL 15, found "
                                    + SharedServer.get().version()
                                    + " [--pg-version (or assay.postgres.version) asks for major"
                                    + " version 15]; next: leave --pg-version out, or name a server or an image of that version");
        }

        @Test
        void that_the_role_may_not_create_databases() throws SQLException {
            try (Connection connection = real.connect("test");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE poor LOGIN PASSWORD 'pw'");
                try {
                    assertThatThrownBy(() -> reach("poor", "pw", null))
                            .hasMessageContaining("expected a role that may create databases, found the role \"poor\","
                                    + " which may not [every scenario gets a database of its own]; next: ALTER ROLE"
                                    + " \"poor\" CREATEDB");
                } finally {
                    statement.execute("DROP ROLE poor");
                }
            }
        }

        @Test
        void that_nobody_listens() throws IOException {
            int port;
            try (ServerSocket closed = new ServerSocket(0)) {
                port = closed.getLocalPort();
            }
            PostgresOptions options = PostgresOptions.parse("postgresql://me@127.0.0.1:" + port, null, null, Map.of());

            assertThatThrownBy(() -> PostgresServer.start(options, line -> {}))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageStartingWith("PostgreSQL at 127.0.0.1:" + port + ": expected a server that lets the user"
                            + " \"me\" into the database \"postgres\", found Connection to 127.0.0.1:" + port
                            + " refused");
        }

        @Test
        @Timeout(value = 30, unit = TimeUnit.SECONDS)
        void that_a_server_is_silent_within_a_bound() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                PostgresOptions options = PostgresOptions.parse(
                        "postgresql://me@127.0.0.1:" + silent.getLocalPort(), null, null, Map.of());

                assertThatThrownBy(() -> PostgresServer.start(options, line -> {}))
                        .isInstanceOf(PostgresException.class)
                        .hasMessageContaining("PostgreSQL at 127.0.0.1:" + silent.getLocalPort());
            }
        }

        @Test
        void that_a_server_is_too_old() {
            assertThatThrownBy(() -> ServerVersion.ofNumber(130_014).requireSupported("PostgreSQL at localhost:5432"))
                    .isInstanceOf(PostgresException.class)
                    .hasMessage("PostgreSQL at localhost:5432: expected PostgreSQL 14 or newer, found PostgreSQL 13.14"
                            + " [Assay drops databases WITH (FORCE) and compares catalogs as they are since 14]; next:"
                            + " name a newer server with --postgres, or use --postgres embedded");
        }
    }
}
