package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.await.Await;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReaperTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    /** Start a JVM that runs one of the programs below and read the lines that it prints before it waits. */
    private static Child child(Class<?> program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-D" + BinaryArchives.DIRECTORY_PROPERTY + "="
                                        + System.getProperty(BinaryArchives.DIRECTORY_PROPERTY),
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()),
                        Arrays.stream(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return new Child(process, output.readLine().split(" "));
    }

    /** A JVM that has printed what it started and now waits to be killed. */
    private record Child(Process process, String[] words) {

        void kill() {
            process.destroyForcibly();
        }
    }

    /** Starts a server, prints its postmaster's id, its directory and the reaper's id. */
    static final class StartsServer {
        public static void main(String[] arguments) throws Exception {
            PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {});
            try (Connection connection = server.connect("postgres", "test");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT current_setting('data_directory')")) {
                row.next();
                Path data = Path.of(row.getString(1));
                long pid = PostmasterFile.read(data).orElseThrow().pid();
                System.out.println(pid + " " + data.getParent() + " " + Reaper.pid());
            }
            System.in.read();
        }
    }

    /** Opens a pool on the server of its arguments and prints the name of a database that is to be kept. */
    static final class OpensPool {
        public static void main(String[] arguments) throws Exception {
            PostgresServer server =
                    PostgresServer.start(PostgresOptions.parse(arguments[0], null, null, System.getenv()), line -> {});
            DatabasePool pool = DatabasePool.open(server, 2);
            Database kept = pool.lease();
            kept.keep();
            System.out.println(kept.name());
            System.in.read();
        }
    }

    /** Watches a directory, loses its reaper, watches another directory; prints the id of the second reaper. */
    static final class LosesReaper {
        public static void main(String[] arguments) throws Exception {
            Reaper.watchDirectory(Path.of(arguments[0]));
            ProcessHandle first = ProcessHandle.of(Reaper.pid()).orElseThrow();
            first.destroyForcibly();
            first.onExit().get();
            Reaper.watchDirectory(Path.of(arguments[1]));
            System.out.println(Reaper.pid());
            System.in.read();
        }
    }

    /** Starts and watches a process that starts another one, prints both ids. */
    static final class StartsProcess {
        public static void main(String[] arguments) throws Exception {
            Process shell = new ProcessBuilder("sh", "-c", "sleep 300 & echo $!; wait").start();
            Reaper.watch(shell.toHandle());
            String sleeper = shell.inputReader(StandardCharsets.UTF_8).readLine();
            System.out.println(shell.pid() + " " + sleeper);
            System.in.read();
        }
    }

    private static void awaitEnd(String pid) {
        Await.until(
                "process " + pid + " to end",
                BOUND,
                () -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
    }

    @Nested
    class AfterSigkill {

        @Test
        void no_server_and_no_data_are_left_and_the_reaper_ends_too() throws IOException {
            Child child = child(StartsServer.class);
            Path root = Path.of(child.words()[1]);
            assertThat(root).isDirectory();
            assertThat(ProcessHandle.of(Long.parseLong(child.words()[0]))).isPresent();

            child.kill();

            awaitEnd(child.words()[0]);
            awaitEnd(child.words()[2]);
            assertThat(root).doesNotExist();
        }

        @Test
        @EnabledOnOs(OS.LINUX)
        void no_shared_memory_is_left_because_the_server_is_in_a_session_of_its_own() throws IOException {
            Child child = child(StartsServer.class);
            List<Path> shared = sharedMemory(Path.of("/proc", child.words()[0], "maps"));
            assertThat(shared).isNotEmpty();
            ProcessHandle postmaster =
                    ProcessHandle.of(Long.parseLong(child.words()[0])).orElseThrow();

            assertThat(sessionOf(postmaster))
                    .isNotEqualTo(sessionOf(child.process().toHandle()));
            child.kill();

            awaitEnd(child.words()[2]);
            assertThat(shared).noneMatch(Files::exists);
        }

        private List<Path> sharedMemory(Path maps) throws IOException {
            return Files.readString(maps)
                    .lines()
                    .filter(line -> line.contains("/dev/shm/PostgreSQL."))
                    .map(line -> Path.of(line.substring(line.indexOf("/dev/shm/"))))
                    .distinct()
                    .toList();
        }

        /** The sixth field of its stat line, counted from the end of the name, which may have blanks. */
        private String sessionOf(ProcessHandle process) throws IOException {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
        }

        @Test
        void no_process_is_left_and_none_that_it_started() throws IOException {
            Child child = child(StartsProcess.class);

            child.kill();

            awaitEnd(child.words()[0]);
            awaitEnd(child.words()[1]);
        }

        @Test
        void no_directory_is_left_even_if_the_first_reaper_was_killed(@TempDir Path directory) throws IOException {
            Path one = Files.createDirectory(directory.resolve("one"));
            Path other = Files.createDirectory(directory.resolve("other"));
            Child child = child(LosesReaper.class, one.toString(), other.toString());

            child.kill();

            awaitEnd(child.words()[0]);
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void no_database_is_left_on_a_server_that_goes_on_but_those_that_were_kept() throws IOException, SQLException {
            Endpoint endpoint = SharedServer.get().endpoint("postgres");
            Child child = child(OpensPool.class, endpoint.libpqUrl().replace("?sslmode=disable", ""));
            String prefix = child.words()[0].replaceFirst("\\d+$", "");
            try (Connection connection = endpoint.connect("test");
                    Statement statement = connection.createStatement()) {
                String sql = "SELECT count(*) FROM pg_database WHERE starts_with(datname, '" + prefix + "')";
                assertThat(count(statement, sql)).isGreaterThan(1);

                child.kill();

                Await.until("databases " + prefix + "* to be dropped", BOUND, () -> count(statement, sql), n -> n == 1);
                assertThat(count(statement, sql.replace(prefix, child.words()[0])))
                        .isEqualTo(1);
            }
        }

        private int count(Statement statement, String sql) throws SQLException {
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Nested
    class Remembers {

        private final ReaperEntry one = ReaperEntry.of(ReaperEntry.Kind.DIRECTORY, "/tmp/a b\nc%é");
        private final ReaperEntry other = ReaperEntry.of(ReaperEntry.Kind.CONTAINER, "");

        private List<ReaperEntry> read(String... lines) throws IOException {
            byte[] input = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return List.copyOf(ReaperMain.read(new ByteArrayInputStream(input)));
        }

        @Test
        void whatever_was_said_to_it_in_one_line_each() throws IOException {
            assertThat(one.toLine()).doesNotContain("\n");
            assertThat(read(one.toLine(), other.toLine())).containsExactly(one, other);
        }

        @Test
        void nothing_that_it_was_told_to_forget() throws IOException {
            assertThat(read(one.toLine(), other.toLine(), ReaperMain.FORGET + one.toLine()))
                    .containsExactly(other);
        }
    }

    @Nested
    class KnowsOf {

        @Test
        void a_data_directory_before_it_is_made() throws IOException {
            assertThat(DataDirectories.choose()).doesNotExist();
            assertThat(DataDirectories.choose()).isNotEqualTo(DataDirectories.choose());
        }
    }

    @Nested
    class Spares {

        @Test
        void a_process_that_got_the_same_id_later() throws SQLException {
            ProcessHandle self = ProcessHandle.current();
            ReaperEntry earlier = ReaperEntry.of(
                    ReaperEntry.Kind.PROCESS,
                    Long.toString(self.pid()),
                    Long.toString(ReaperEntry.startOf(self) - 1000));

            ReaperActions.end(earlier);

            assertThat(self.isAlive()).isTrue();
        }

        @Test
        void files_outside_that_a_link_points_to(@TempDir Path directory) throws SQLException, IOException {
            Path outside = Files.createDirectory(directory.resolve("outside"));
            Path file = Files.writeString(outside.resolve("file"), "precious");
            Path inside = Files.createDirectory(directory.resolve("inside"));
            Files.createSymbolicLink(inside.resolve("link"), outside);

            ReaperActions.end(ReaperEntry.of(ReaperEntry.Kind.DIRECTORY, inside.toString()));

            assertThat(inside).doesNotExist();
            assertThat(file).hasContent("precious");
        }
    }
}
