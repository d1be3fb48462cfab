package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.await.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgBouncerTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    /** Starts a pooler in front of the server of its arguments, and prints its process id and its directory. */
    static final class StartsPooler {
        public static void main(String[] arguments) throws Exception {
            PgBouncer pooler = PgBouncer.start(PgBouncers.program(), server(arguments));
            System.out.println(pooler.process().pid() + " " + pooler.directory());
            System.in.read();
        }

        private static Endpoint server(String[] arguments) {
            return new Endpoint(
                    "127.0.0.1",
                    Integer.parseInt(arguments[0]),
                    arguments[1],
                    arguments[2],
                    System.getenv("PGPASSWORD"));
        }
    }

    @Test
    void one_client_meets_several_sessions_of_the_server() throws SQLException {
        try (PgBouncer pooler = PgBouncer.start(PgBouncers.program(), database());
                Connection connection = pooler.endpoint().connect("test")) {
            Set<Integer> backends = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                backends.add(backend(connection));
            }

            assertThat(backends).hasSize(3);
        }
    }

    @Test
    void a_transaction_stays_in_one_of_them() throws SQLException {
        try (PgBouncer pooler = PgBouncer.start(PgBouncers.program(), database());
                Connection connection = pooler.endpoint().connect("test")) {
            connection.setAutoCommit(false);

            assertThat(backend(connection)).isEqualTo(backend(connection));
        }
    }

    @Test
    void its_passwords_are_where_nobody_else_reads_them() throws IOException {
        Endpoint database = database();
        try (PgBouncer pooler = PgBouncer.start(PgBouncers.program(), database)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pooler.directory())))
                    .isEqualTo("rwx------");
            assertThat(pooler.toString()).contains("127.0.0.1").doesNotContain(database.password());
            assertThat(pooler.process().info().commandLine().orElse("")).doesNotContain(database.password());
            assertThat(Files.readString(pooler.directory().resolve("pgbouncer.log")))
                    .doesNotContain(database.password());
        }
    }

    @Test
    void nothing_of_it_stays_when_it_is_closed() {
        PgBouncer pooler = PgBouncer.start(PgBouncers.program(), database());
        ProcessHandle process = pooler.process();

        pooler.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(pooler.directory()).doesNotExist();
    }

    @Test
    void nothing_of_it_stays_when_assay_is_killed() throws IOException {
        PgBouncers.program();
        Endpoint database = database();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsPooler.class.getName(),
                        Integer.toString(database.port()),
                        database.database(),
                        database.user())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", database.password());
        Process assay = builder.start();
        BufferedReader output = assay.inputReader(StandardCharsets.UTF_8);
        String[] words = output.readLine().split(" ");
        long pooler = Long.parseLong(words[0]);
        assertThat(ProcessHandle.of(pooler)).isPresent();

        assay.destroyForcibly();

        Await.until(
                "the reaper to end the pooler",
                BOUND,
                () -> ProcessHandle.of(pooler).filter(ProcessHandle::isAlive).isEmpty()
                        && Files.notExists(Path.of(words[1])));
    }

    @Test
    void a_program_that_ends_at_once_is_told_with_what_it_said(@TempDir Path directory) throws IOException {
        Path program = Files.writeString(directory.resolve("pgbouncer"), "#!/bin/sh\necho no such thing\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> PgBouncer.start(program, database()))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("expected a pooler that starts")
                .hasMessageContaining("it ended at once")
                .hasMessageContaining("no such thing")
                .hasMessageContaining("next: ");
    }

    @Test
    void the_program_is_looked_for_in_the_directories_of_the_path(@TempDir Path directory) throws IOException {
        Path program = Files.writeString(directory.resolve("pgbouncer"), "");

        assertThat(PgBouncer.find("/nowhere:" + directory))
                .as("it is no program")
                .isEmpty();
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(PgBouncer.find("/nowhere:" + directory)).contains(program);
        assertThat(PgBouncer.find("")).isEmpty();
    }

    private static Endpoint database() {
        PostgresServer server = SharedServer.get();
        return server.endpoint(server.maintenanceDatabase());
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
