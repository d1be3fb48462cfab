package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try")
class LockTests extends WithDatabase {

    private void awaitBlocked(String query) {
        database.await(
                query + " to be blocked",
                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                        + " AND query LIKE '" + query + "%')");
    }

    @Test
    void the_key_is_fnv_1a_of_the_qualified_tracker_name() {
        // Test vectors of the algorithm's authors: "" and "a" hash so; the key adds what is between.
        assertThat(LockKey.of(QualifiedName.parse("public.applied_migrations")))
                .isEqualTo(fnv("public.applied_migrations"));
        assertThat(fnv("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(fnv("foobar")).isEqualTo(0x85944171f73967e8L);
    }

    private static long fnv(String text) {
        long hash = 0xcbf29ce484222325L;
        for (char c : text.toCharArray()) {
            hash = (hash ^ c) * 0x100000001b3L;
        }
        return hash;
    }

    @Nested
    class Two_runners {

        @Test
        void on_an_empty_database_apply_everything_once() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)").add("2_b.up.sql", "INSERT INTO a VALUES (1)");

            List<Background<MigrateResult>> runs = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(i -> Background.run(LockTests.this::migrate))
                    .toList();

            assertThat(runs.stream()
                            .mapToInt(run -> run.result().applied().size())
                            .sum())
                    .isEqualTo(2);
            assertThat(database.value("SELECT count(*) FROM a")).isEqualTo("1");
            assertThat(database.applied()).containsExactly("1_a", "2_b");
            assertThat(database.locks()).isEmpty();
        }

        @Test
        void do_not_block_a_concurrent_index_of_the_first() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)")
                    .addStepwise("2_i.up.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id)");
            Background<MigrateResult> first;
            Background<MigrateResult> second;
            try (HeldSession reader = HeldSession.oldSnapshot(database)) {
                first = Background.run(LockTests.this::migrate);
                database.await(
                        "a parked build", "SELECT EXISTS (SELECT FROM pg_index WHERE NOT indisvalid AND indisready)");
                second = Background.run(LockTests.this::migrate);
                database.await(
                        "a second runner",
                        "SELECT count(*) = 2 FROM pg_stat_activity WHERE application_name ="
                                + " 'assay-set-runner' AND datname = current_database()");
            }

            assertThat(first.result().applied()).hasSize(2);
            assertThat(second.result().applied()).isEmpty();
            assertThat(database.list("SELECT 1 FROM pg_index WHERE NOT indisvalid"))
                    .isEmpty();
        }

        @Test
        void the_second_gives_up_after_its_bound_and_names_the_holder() {
            database.execute("CREATE SCHEMA x", "CREATE TABLE x.barrier ()");
            folder.add("1_a.up.sql", "DROP TABLE IF EXISTS x.barrier");
            Background<MigrateResult> first;
            try (HeldSession barrier = HeldSession.holding(database, "LOCK TABLE x.barrier")) {
                first = Background.run(() -> database.runner(folder.path())
                        .existingObjects(ExistingObjectsPolicy.ALLOW)
                        .build()
                        .migrate());
                awaitBlocked("DROP TABLE");
                String holder = database.value(
                        "SELECT pid FROM pg_stat_activity WHERE query LIKE 'DROP TABLE%' AND datname = current_database()");

                SetRunnerException.LockFailed refusal = catchThrowableOfType(
                        SetRunnerException.LockFailed.class,
                        () -> database.runner(folder.path())
                                .lockWait(Duration.ofMillis(250))
                                .build()
                                .migrate());

                assertThat(refusal.exitCode()).isEqualTo(ExitCode.LOCK);
                assertThat(refusal.problem().found())
                        .startsWith("still waiting for the migration lock: held by pid " + holder + ", for ")
                        .contains("DROP TABLE IF EXISTS x.barrier");
                assertThat(refusal.problem().next()).contains("pg_terminate_backend(pid)");
            }
            assertThat(first.result().applied()).hasSize(1);
        }

        @Test
        void of_different_trackers_do_not_wait_for_each_other() {
            database.execute("CREATE SCHEMA x", "CREATE TABLE x.barrier ()");
            folder.add("1_a.up.sql", "DROP TABLE IF EXISTS x.barrier");
            Background<MigrateResult> first;
            try (HeldSession barrier = HeldSession.holding(database, "LOCK TABLE x.barrier")) {
                first = Background.run(() -> database.runner(folder.path())
                        .existingObjects(ExistingObjectsPolicy.ALLOW)
                        .build()
                        .migrate());
                awaitBlocked("DROP TABLE");
                folder.remove("1_a.up.sql");
                folder.add("1_b.up.sql", "CREATE TABLE b ()");

                assertThat(database.runner(folder.path())
                                .tracker("two.tracker")
                                .existingObjects(ExistingObjectsPolicy.ALLOW)
                                .build()
                                .migrate()
                                .applied())
                        .hasSize(1);
            }
            first.result();
        }
    }

    @Nested
    class A_tracker_that_somebody_creates_at_the_same_moment {

        @Test
        void is_no_failure() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
            Background<MigrateResult> run;
            Connection racer = database.connect();
            try (racer;
                    var statement = racer.createStatement()) {
                racer.setAutoCommit(false);
                statement.execute("CREATE SCHEMA ops");
                statement.execute("CREATE TABLE ops.tracker (version bigint PRIMARY KEY, name text NOT NULL,"
                        + " applied_at timestamptz NOT NULL DEFAULT now(), checksum text NULL)");
                run = Background.run(() -> database.runner(folder.path())
                        .tracker("ops.tracker")
                        .build()
                        .migrate());
                awaitBlocked("CREATE SCHEMA");
                racer.commit();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }

            assertThat(run.result().applied()).hasSize(1);
            assertThat(database.list("SELECT name FROM ops.tracker")).containsExactly("a");
        }
    }

    @Nested
    class A_lock_that_is_lost {

        @Test
        void with_its_session_stops_the_run_before_the_next_statement() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)")
                    .add("2_b.up.sql", "LOCK TABLE a; CREATE TABLE b ()")
                    .add("3_c.up.sql", "CREATE TABLE c ()");
            Background<MigrateResult> run;
            database.execute("CREATE SCHEMA x");
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
            database.runner(onlyFirst()).build().migrate();
            try (HeldSession barrier = HeldSession.holding(database, "LOCK TABLE a")) {
                run = Background.run(LockTests.this::migrate);
                awaitBlocked("LOCK TABLE a");
                database.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                                + " (SELECT oid FROM pg_database WHERE datname = current_database())");

                SetRunnerException.ConnectionFailed failure =
                        catchThrowableOfType(SetRunnerException.ConnectionFailed.class, run::result);

                assertThat(failure.problem().where()).isEqualTo("2_b.up.sql, statement 1, line 1");
                assertThat(failure.problem().found()).contains("57P01");
            }
            assertThat(database.applied()).containsExactly("1_a");
            assertThat(database.hasTable("b")).isFalse();
            assertThat(migrate().applied()).hasSize(2);
        }

        private Path onlyFirst() {
            Path first = folder.path().resolve("first");
            first.toFile().mkdir();
            return new MigrationFolder(first)
                    .add("1_a.up.sql", "CREATE TABLE a (id int)")
                    .path();
        }

        @Test
        void by_what_a_migration_calls_rolls_that_migration_back() {
            folder.add(
                            "1_f.up.sql",
                            "CREATE FUNCTION free() RETURNS void LANGUAGE sql AS 'SELECT pg_advisory_unlock_all()'")
                    .add("2_b.up.sql", "CREATE TABLE b (); SELECT free();");

            SetRunnerException.LockFailed failure =
                    catchThrowableOfType(SetRunnerException.LockFailed.class, LockTests.this::migrate);

            assertThat(failure.problem().found()).contains("something in the migration released it");
            assertThat(database.applied()).containsExactly("1_f");
            assertThat(database.hasTable("b")).isFalse();
        }

        @Test
        void to_a_transaction_pooler_is_refused_before_anything_runs() throws Exception {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
            try (Connection one = database.connect();
                    Connection two = database.connect()) {
                SetRunner runner = SetRunner.builder()
                        .connection(ShiftingConnection.pooled(List.of(one, two)))
                        .migrations(folder.path())
                        .build();

                SetRunnerException.LockFailed failure =
                        catchThrowableOfType(SetRunnerException.LockFailed.class, runner::migrate);

                assertThat(failure.problem().found()).contains("a transaction pooler is in between");
                assertThat(database.hasTable("applied_migrations")).isFalse();
            }
        }

        @Test
        void to_a_transaction_pooler_that_stays_on_one_backend_for_now_is_refused_too() throws Exception {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
            try (Connection backend = database.connect()) {
                SetRunnerException.LockFailed failure = catchThrowableOfType(
                        SetRunnerException.LockFailed.class,
                        () -> through(() -> ShiftingConnection.announcing(4711, backend))
                                .migrate());

                assertThat(failure.problem().found())
                        .contains("serves two connections at once")
                        .contains("a transaction pooler is in between");
                assertThat(database.hasTable("applied_migrations")).isFalse();
            }
        }

        @Test
        void to_a_pooler_that_gives_each_connection_a_backend_of_its_own_is_nothing_to_refuse() throws Exception {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
            try (Connection one = database.connect();
                    Connection two = database.connect()) {
                Iterator<Connection> backends = List.of(one, two).iterator();

                assertThat(through(() -> ShiftingConnection.announcing(4711, backends.next()))
                                .migrate()
                                .applied())
                        .hasSize(1);
                assertThat(backends.hasNext())
                        .as("a second connection was looked at")
                        .isFalse();
            }
        }

        private SetRunner through(ShiftingConnection.Opener opener) {
            return SetRunner.builder()
                    .dataSource(ShiftingConnection.source(opener))
                    .migrations(folder.path())
                    .build();
        }
    }

    @Test
    void an_answer_to_commit_that_is_lost_is_told_as_unknown_and_the_next_run_finds_out() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int)").add("2_b.up.sql", "CREATE TABLE b (id int)");
        SetRunner runner = SetRunner.builder()
                .connection(ShiftingConnection.losingTheAnswerToCommit(database.connect(), 2))
                .migrations(folder.path())
                .build();

        SetRunnerException.OutcomeUnknown failure =
                catchThrowableOfType(SetRunnerException.OutcomeUnknown.class, runner::migrate);

        assertThat(failure.problem().where()).isEqualTo("2_b.up.sql, COMMIT");
        assertThat(failure.problem().rule()).contains("nobody knows yet");
        assertThat(migrate().applied()).isEmpty();
        assertThat(database.applied()).containsExactly("1_a", "2_b");
        database.await(
                "the runner's sessions to end",
                "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND application_name = 'assay-set-runner')");
    }
}
