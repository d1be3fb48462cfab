package dev.assay.setrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.setrunner.HeldSession;
import dev.assay.setrunner.MigrationFolder;
import dev.assay.setrunner.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try")
class CommandLineTests {

    private TestDatabase database;
    private MigrationFolder folder;
    private Path temporary;

    @BeforeEach
    void open(@TempDir Path directory, @TempDir Path other) {
        database = TestDatabase.create();
        temporary = other;
        folder = new MigrationFolder(directory)
                .add("1_a.up.sql", "CREATE TABLE a (id int)")
                .add("1_a.down.sql", "DROP TABLE a");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private record Ended(int status, String out, String err) {}

    private static Ended run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new CommandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment)
                .run(args);
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Ended command(String command, String... more) {
        return run(Map.of("PGPASSWORD", "s3cret"), arguments(command, more));
    }

    private String[] arguments(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(
                command,
                "--database",
                database.url(),
                "--user",
                "postgres",
                "--migrations",
                folder.path().toString()));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    @Nested
    class Prints {

        @Test
        void one_line_for_each_fact_and_ends_with_zero() {
            assertThat(command("migrate"))
                    .isEqualTo(new Ended(0, lines("applied 1_a (1 statement)", "complete: 1 applied by this run"), ""));
            assertThat(command("migrate")).isEqualTo(new Ended(0, lines("complete: 0 applied by this run"), ""));
            assertThat(command("verify"))
                    .isEqualTo(new Ended(0, lines("complete: applied set equals on-disk set"), ""));
            assertThat(command("status").out()).startsWith("applied 1_a 20");
            assertThat(command("down")).isEqualTo(new Ended(0, lines("undone 1_a", "done: 1 undone by this run"), ""));
            assertThat(command("verify")).isEqualTo(new Ended(11, lines("missing 1_a", "not complete"), ""));
            assertThat(command("status")).isEqualTo(new Ended(0, lines("pending 1_a"), ""));
        }

        @Test
        void what_was_adopted_created_and_is_pending() {
            folder.add("2_b.up.sql", "CREATE TABLE b (id int)").add("3_i.up.sql", "CREATE INDEX a_id ON a (id)");
            database.execute("CREATE TABLE a (id int)", "CREATE TABLE b (id int)");

            assertThat(command("adopt"))
                    .isEqualTo(new Ended(
                            0,
                            lines(
                                    "note: created index public.a.a_id",
                                    "created index public.a.a_id",
                                    "adopted 1_a",
                                    "adopted 2_b",
                                    "adopted 3_i",
                                    "proven: 3 recorded by this run"),
                            ""));
        }

        @Test
        void what_is_deferred_and_which_set_is_complete() {
            folder.add("2_v.up.sql", "-- assay: no-transaction", "-- assay: deferred", "VACUUM a");

            assertThat(command("migrate"))
                    .isEqualTo(new Ended(
                            0,
                            lines(
                                    "applied 1_a (1 statement)",
                                    "deferred 2_v",
                                    "required set complete: 1 applied by this run;"
                                            + " run migrate --deferred for the deferred ones"),
                            ""));
            assertThat(command("status").out()).contains("deferred 2_v");
            assertThat(command("verify")).isEqualTo(new Ended(11, lines("deferred 2_v", "not complete"), ""));
            assertThat(command("verify", "--set", "required"))
                    .isEqualTo(new Ended(0, lines("deferred 2_v", "complete: required set is applied"), ""));
            assertThat(command("verify", "--set", "deferred").status()).isEqualTo(11);
            assertThat(command("migrate", "--deferred"))
                    .isEqualTo(new Ended(0, lines("applied 2_v (1 statement)", "complete: 1 applied by this run"), ""));
            assertThat(command("verify", "--set", "deferred"))
                    .isEqualTo(new Ended(0, lines("complete: no deferred migration is pending"), ""));
        }

        @Test
        void which_objects_are_missing_where_it_is_asked_for_them() {
            command("migrate");
            assertThat(command("verify", "--objects"))
                    .isEqualTo(new Ended(0, lines("complete: applied set equals on-disk set"), ""));
            database.execute("DROP TABLE a");

            assertThat(command("verify").status()).isZero();
            assertThat(command("verify", "--objects").status()).isEqualTo(11);
            assertThat(command("verify", "--objects").out())
                    .contains("object table public.a is missing")
                    .endsWith(lines("not complete"));
        }

        @Test
        void what_was_removed_if_that_is_confirmed() {
            command("migrate");
            assertThat(command("clean").err())
                    .contains("command line, clean: none")
                    .contains("expected: the switch --yes");
            assertThat(database.hasTable("a")).isTrue();

            assertThat(command("clean", "--yes"))
                    .isEqualTo(new Ended(
                            0, lines("removed table public.a", "forgotten 1_a", "done: 1 removed by this run"), ""));
        }

        @Test
        void which_changed_texts_were_accepted() {
            command("migrate");
            folder.remove("1_a.up.sql").add("1_a.up.sql", "CREATE TABLE a (id integer)");

            assertThat(command("accept-changes"))
                    .isEqualTo(new Ended(
                            0, lines("accepted 1_a", "done: 1 accepted by this run, and nothing executed"), ""));
            assertThat(command("migrate", "--checksums", "verify").status()).isZero();
        }

        @Test
        void what_a_dry_run_rehearsed_and_what_it_could_not() {
            assertThat(command("migrate", "--dry-run"))
                    .isEqualTo(new Ended(0, lines("note: rehearsed 1_a", "dry run: 1 executed and rolled back"), ""));
            folder.add("2_v.up.sql", "-- assay: no-transaction", "VACUUM a");
            assertThat(command("migrate", "--dry-run"))
                    .isEqualTo(new Ended(
                            13,
                            lines(
                                    "note: rehearsed 1_a",
                                    "not-rehearsed 2_v",
                                    "dry run: 1 executed and rolled back; not all: 2_v.up.sql runs outside of a transaction"),
                            ""));
            assertThat(database.hasTable("a")).isFalse();
        }

        @Test
        void that_a_switch_belongs_to_another_command() {
            assertThat(command("status", "--deferred").err())
                    .contains("command line, --deferred: status")
                    .contains("expected: the command migrate");
        }

        @Test
        void a_failure_in_five_parts_and_its_class() {
            folder.add("2_b.up.sql", "CREATE TABLE a (id int)");

            Ended ended = command("migrate");

            assertThat(ended.status()).isEqualTo(6);
            assertThat(ended.out()).isEqualTo(lines("applied 1_a (1 statement)"));
            assertThat(ended.err().lines())
                    .containsExactly(
                            "set-runner: 2_b.up.sql, statement 1, line 1: SQLSTATE 42P07: ERROR: relation \"a\" already exists",
                            "  expected: that the statement succeeds",
                            "  rule:     one transaction a migration: 2_b was rolled back as a whole; what was applied before it stays applied",
                            "  next:     drop what is there, or, if it was made outside the runner and is right, run adopt",
                            "exit 6 (SQL)");
        }

        private String lines(String... lines) {
            return String.join(System.lineSeparator(), lines) + System.lineSeparator();
        }
    }

    @Nested
    class Ends_with_a_status_of_its_own_for {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                nullValues = "-",
                value = {
                    "fly | one of migrate, adopt, verify, status, down, clean, accept-changes",
                    "migrate --datbase x | --migrations",
                    "migrate --database | a value behind it",
                    "migrate --migrations x | --database",
                    "migrate --password x | PGPASSWORD",
                    "migrate --database x --migrations y --lock-wait soon | 60s",
                    "migrate --database x --migrations y --checksums maybe | [record, verify]",
                    "migrate --database x --migrations y --tracker nodot | schema.table",
                })
        void wrong_arguments(String line, String hint) {
            Ended ended = run(Map.of(), line.split(" "));

            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.err()).contains(hint).doesNotContain("\tat ");
        }

        @Test
        void help_and_no_arguments() {
            assertThat(run(Map.of(), "--help").status()).isZero();
            assertThat(run(Map.of()).status()).isEqualTo(2);
            assertThat(run(Map.of()).out()).contains("exit codes").contains("PGPASSWORD");
        }

        @Test
        void a_server_that_is_not_there_without_telling_the_password() {
            Ended ended = run(
                    Map.of("PGPASSWORD", "s3cret"),
                    "verify",
                    "--database",
                    "jdbc:postgresql://localhost:1/x?password=s3cret&sslpassword=s3cret",
                    "--user",
                    "u",
                    "--migrations",
                    folder.path().toString());

            assertThat(ended.status()).isEqualTo(3);
            assertThat(ended.err())
                    .contains("SQLSTATE 08001")
                    .doesNotContain("s3cret")
                    .doesNotContain("\tat ");
        }

        @Test
        void a_lock_that_is_held() {
            long key = Long.parseLong(fnv("public.applied_migrations"));
            try (HeldSession holder = HeldSession.holding(database, "SELECT pg_advisory_lock(" + key + ")")) {
                Ended ended = command("migrate", "--lock-wait", "200ms");

                assertThat(ended.status()).isEqualTo(4);
                assertThat(ended.out())
                        .startsWith("note: waiting for the migration lock of public.applied_migrations: held by pid");
                assertThat(ended.err())
                        .contains("still waiting for the migration lock")
                        .contains("SELECT pg_advisory_lock(");
            }
        }

        private String fnv(String text) {
            long hash = 0xcbf29ce484222325L;
            for (char c : text.toCharArray()) {
                hash = (hash ^ c) * 0x100000001b3L;
            }
            return String.valueOf(hash);
        }

        @Test
        void files_that_cannot_be_used() {
            folder.add("01_b.up.sql", "");

            assertThat(command("migrate").status()).isEqualTo(5);
        }

        @Test
        void a_tracker_of_another_shape() {
            database.execute("CREATE TABLE applied_migrations (x int)");

            assertThat(command("migrate").status()).isEqualTo(7);
        }

        @Test
        void drift_existing_objects_and_a_read_only_server() {
            command("migrate");
            database.execute("UPDATE applied_migrations SET name = 'z'");
            assertThat(command("migrate").status()).isEqualTo(8);
            database.execute("TRUNCATE applied_migrations");
            assertThat(command("migrate").status()).isEqualTo(9);
            database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
            assertThat(command("migrate").status()).isEqualTo(10);
        }
    }

    @Nested
    class A_killed_process {

        private Process start() throws IOException {
            List<String> words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    SetRunnerMain.class.getName()));
            words.addAll(List.of(arguments("migrate")));
            ProcessBuilder builder = new ProcessBuilder(words);
            builder.environment().put("PGPASSWORD", "s3cret");
            File output = temporary.resolve("output").toFile();
            return builder.redirectErrorStream(true).redirectOutput(output).start();
        }

        @Test
        void leaves_a_build_that_ends_valid_and_the_retry_accepts_it() throws Exception {
            folder.addStepwise("2_i.up.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id)");
            String oid;
            try (HeldSession reader = HeldSession.oldSnapshot(database)) {
                Process process = start();
                database.await(
                        "a parked build", "SELECT EXISTS (SELECT FROM pg_index WHERE NOT indisvalid AND indisready)");
                process.destroyForcibly();
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
                oid = database.value("SELECT 'a_id'::regclass::oid");
                assertThat(database.locks()).hasSize(1);

                Ended ended = command("migrate", "--lock-wait", "200ms");

                assertThat(ended.status()).isEqualTo(4);
                assertThat(ended.err()).contains("CREATE INDEX CONCURRENTLY a_id");
            }

            assertThat(command("migrate", "--lock-wait", "20s").status()).isZero();
            assertThat(database.value("SELECT 'a_id'::regclass::oid")).isEqualTo(oid);
            assertThat(database.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
                    .isEqualTo("t");
            assertThat(database.applied()).containsExactly("1_a", "2_i");
        }

        @Test
        void ends_with_the_documented_status_when_nobody_kills_it() throws Exception {
            Process process = start();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            folder.add("2_b.up.sql", "SELECT 1/0");
            Process failing = start();
            assertThat(failing.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(failing.exitValue()).isEqualTo(6);
        }
    }
}
