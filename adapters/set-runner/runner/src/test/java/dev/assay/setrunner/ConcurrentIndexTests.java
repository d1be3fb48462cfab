package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try")
class ConcurrentIndexTests extends WithDatabase {

    private static final String RUNNER = "SELECT pid FROM pg_stat_activity WHERE application_name = 'assay-set-runner'"
            + " AND datname = current_database()";

    @BeforeEach
    void prepare() {
        folder.add(
                "1_a.up.sql",
                "CREATE TABLE a (id int, x int); INSERT INTO a SELECT g, g FROM generate_series(1, 50) g");
        migrate();
    }

    private <E extends SetRunnerException> E refusal(Class<E> type) {
        return catchThrowableOfType(type, this::migrate);
    }

    private boolean valid(String index) {
        return database.value(
                        "SELECT coalesce((SELECT indisvalid AND indisready FROM pg_index WHERE indexrelid = to_regclass('"
                                + index + "')), false)")
                .equals("t");
    }

    private List<String> invalidIndexes() {
        return database.list("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid");
    }

    private void awaitIndex(String index, boolean ready) {
        database.await(
                index + " with indisready = " + ready,
                "SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('" + index + "') AND indisready = "
                        + ready + " AND NOT indisvalid) AND EXISTS (SELECT FROM pg_locks WHERE NOT granted)");
    }

    private void killRunner() {
        database.execute("SELECT pg_terminate_backend(pid) FROM (" + RUNNER + ") r");
    }

    private SetRunnerException killLate(String index) {
        try (HeldSession reader = HeldSession.oldSnapshot(database)) {
            Background<MigrateResult> run = Background.run(ConcurrentIndexTests.this::migrate);
            awaitIndex(index, true);
            killRunner();
            return catchThrowableOfType(SetRunnerException.class, run::result);
        }
    }

    private SetRunnerException killEarly(String index) {
        try (HeldSession writer = HeldSession.holding(database, "INSERT INTO a VALUES (0, 0)")) {
            Background<MigrateResult> run = Background.run(ConcurrentIndexTests.this::migrate);
            awaitIndex(index, false);
            killRunner();
            return catchThrowableOfType(SetRunnerException.class, run::result);
        }
    }

    @Nested
    class A_build_whose_backend_dies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "CREATE INDEX CONCURRENTLY a_x ON a (x)",
                    "CREATE UNIQUE INDEX CONCURRENTLY a_x ON a (x)",
                    "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_x ON a (x)",
                    "create unique index concurrently if not exists \"a_x\" on public.a using btree (x)"
                })
        void late_is_finished_by_a_plain_retry(String build) {
            folder.addStepwise("2_b.up.sql", build);
            assertThat(killLate("a_x")).isInstanceOf(SetRunnerException.ConnectionFailed.class);
            assertInvalidAndUnrecorded();

            migrate();

            assertHealed();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "CREATE INDEX CONCURRENTLY a_x ON a (x)",
                    "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_x ON a (x)"
                })
        void early_is_finished_by_a_plain_retry(String build) {
            folder.addStepwise("2_b.up.sql", build);
            assertThat(killEarly("a_x")).isInstanceOf(SetRunnerException.ConnectionFailed.class);
            assertInvalidAndUnrecorded();

            migrate();

            assertHealed();
        }

        @Test
        void and_whose_repair_dies_too_is_finished_by_the_retry_after_that() {
            folder.addStepwise("2_b.up.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_x ON a (x)");
            killLate("a_x");
            try (HeldSession writer = HeldSession.holding(database, "INSERT INTO a VALUES (0, 0)")) {
                Background<MigrateResult> run = Background.run(ConcurrentIndexTests.this::migrate);
                database.await(
                        "a repair that waits",
                        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'DROP INDEX CONCURRENTLY%'"
                                + " AND wait_event_type = 'Lock' AND datname = current_database())");
                killRunner();
                assertThat(catchThrowableOfType(SetRunnerException.class, run::result))
                        .isInstanceOf(SetRunnerException.ConnectionFailed.class);
            }
            assertInvalidAndUnrecorded();

            migrate();

            assertHealed();
        }

        private void assertInvalidAndUnrecorded() {
            assertThat(invalidIndexes()).containsExactly("a_x");
            assertThat(database.applied()).containsExactly("1_a");
        }

        private void assertHealed() {
            assertThat(valid("a_x")).isTrue();
            assertThat(invalidIndexes()).isEmpty();
            assertThat(database.applied()).containsExactly("1_a", "2_b");
            assertThat(database.locks()).isEmpty();
        }

        @Test
        void does_not_repeat_the_column_before_it() {
            folder.addStepwise(
                    "2_b.up.sql",
                    "ALTER TABLE a ADD COLUMN y int",
                    "INSERT INTO a VALUES (100, 100, 100)",
                    "CREATE INDEX CONCURRENTLY a_y ON a (y)");
            killLate("a_y");

            migrate();

            assertThat(valid("a_y")).isTrue();
            assertThat(database.value("SELECT count(*) FROM a WHERE y = 100")).isEqualTo("1");
        }

        @Test
        void resumes_with_the_settings_of_the_file() {
            folder.addStepwise(
                    "2_b.up.sql",
                    "SET search_path TO app",
                    "CREATE SCHEMA app",
                    "CREATE TABLE t (x int)",
                    "CREATE INDEX CONCURRENTLY t_x ON t (x)",
                    "CREATE TABLE u (x int)");
            killLate("app.t_x");

            migrate();

            assertThat(valid("app.t_x")).isTrue();
            assertThat(database.hasTable("app.u")).isTrue();
            assertThat(database.hasTable("public.u")).isFalse();
        }

        @Test
        void refuses_an_edit_of_the_part_that_ran_and_allows_one_behind_it() {
            folder.addStepwise("2_b.up.sql", "CREATE TABLE b (x int)", "CREATE INDEX CONCURRENTLY a_x ON a (x)");
            killLate("a_x");
            folder.addStepwise("2_b.up.sql", "CREATE TABLE b2 (x int)", "CREATE INDEX CONCURRENTLY a_x ON a (x)");

            SetRunnerException.Drift refusal = refusal(SetRunnerException.Drift.class);

            assertThat(refusal.problem().found()).isEqualTo("they were edited");
            assertThat(refusal.problem().expected()).contains("its first 1 statements");
            folder.addStepwise(
                    "2_b.up.sql",
                    "CREATE TABLE b (x int)",
                    "CREATE TABLE c (x int)",
                    "CREATE INDEX CONCURRENTLY a_x ON a (id)");
            migrate();
            assertThat(database.hasTable("c")).isTrue();
            assertThat(database.value("SELECT pg_get_indexdef('a_x'::regclass)"))
                    .contains("(id)");
        }
    }

    @Nested
    class An_index_that_is_there {

        @Test
        void valid_and_as_defined_is_accepted_after_the_client_was_killed() {
            folder.addStepwise(
                    "2_b.up.sql",
                    "CREATE INDEX CONCURRENTLY a_x ON a USING btree (x DESC, (id + 1)) INCLUDE (id)"
                            + " WITH (fillfactor = 70) WHERE x > 1");
            database.execute(
                    "CREATE INDEX a_x ON a (x DESC, (id + 1)) INCLUDE (id) WITH (fillfactor = 70) WHERE x > 1");
            String before = database.value("SELECT 'a_x'::regclass::oid");

            migrate();

            assertThat(database.value("SELECT 'a_x'::regclass::oid")).isEqualTo(before);
            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "CREATE INDEX a_x ON a (id)",
                    "CREATE UNIQUE INDEX a_x ON a (x)",
                    "CREATE INDEX a_x ON a (x) WHERE x > 0"
                })
        void valid_and_otherwise_defined_is_refused(String present) {
            folder.addStepwise("2_b.up.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_x ON a (x)");
            database.execute(present);

            SetRunnerException.SqlFailed refusal = refusal(SetRunnerException.SqlFailed.class);

            assertThat(refusal.problem().found()).contains("instead of USING btree (x)");
            assertThat(refusal.problem().rule()).contains("never by its name alone");
            assertThat(database.applied()).containsExactly("1_a");
        }

        @Test
        void on_another_table_is_refused_even_with_if_not_exists() {
            database.execute("CREATE TABLE other (x int)", "CREATE INDEX a_x ON other (x)");
            folder.addStepwise("2_b.up.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_x ON a (x)");

            assertThat(refusal(SetRunnerException.SqlFailed.class).problem().found())
                    .contains("the name belongs to something else");
            assertThat(database.applied()).containsExactly("1_a");
        }

        @Test
        void still_being_built_by_another_session_is_waited_for_and_then_reported_with_its_pid() throws Exception {
            folder.addStepwise("2_b.up.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_x ON a (x)");
            try (var other = database.connect();
                    var statement = other.createStatement()) {
                String pid = String.valueOf(
                        other.unwrap(org.postgresql.PGConnection.class).getBackendPID());
                Background<Boolean> build;
                String oid;
                try (HeldSession reader = HeldSession.oldSnapshot(database)) {
                    build = Background.run(() -> statement.execute("CREATE INDEX CONCURRENTLY a_x ON a (x)"));
                    awaitIndex("a_x", true);
                    oid = database.value("SELECT 'a_x'::regclass::oid");

                    SetRunnerException.LockFailed refusal = catchThrowableOfType(
                            SetRunnerException.LockFailed.class,
                            () -> database.runner(folder.path())
                                    .lockWait(Duration.ofMillis(300))
                                    .build()
                                    .migrate());

                    assertThat(refusal.problem().where()).isEqualTo("index public.a_x on public.a");
                    assertThat(refusal.problem().found()).contains("pid " + pid).contains("CREATE INDEX CONCURRENTLY");
                    assertThat(refusal.problem().next()).contains("pg_terminate_backend(" + pid + ")");
                }
                build.result();
                migrate();
                assertThat(database.value("SELECT 'a_x'::regclass::oid")).isEqualTo(oid);
                assertThat(database.applied()).containsExactly("1_a", "2_b");
            }
        }
    }

    @Nested
    class The_recipe_for_partitioned_tables {

        @Test
        void keeps_its_invalid_parent_and_finishes_on_retry() {
            folder.add(
                            "2_p.up.sql",
                            "CREATE TABLE p (x int) PARTITION BY RANGE (x);",
                            "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);",
                            "CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);")
                    .addStepwise(
                            "3_i.up.sql",
                            "CREATE INDEX p_x ON ONLY p (x)",
                            "CREATE INDEX CONCURRENTLY p1_x ON p1 (x)",
                            "ALTER INDEX p_x ATTACH PARTITION p1_x",
                            "CREATE INDEX CONCURRENTLY p2_x ON p2 (x)",
                            "ALTER INDEX p_x ATTACH PARTITION p2_x");
            SetRunnerException failure;
            try (HeldSession reader = HeldSession.oldSnapshot(database)) {
                Background<MigrateResult> run = Background.run(ConcurrentIndexTests.this::migrate);
                awaitIndex("p1_x", true);
                killRunner();
                failure = catchThrowableOfType(SetRunnerException.class, run::result);
            }
            String parent = database.value("SELECT 'p_x'::regclass::oid");
            assertThat(failure).isNotNull();
            assertThat(invalidIndexes()).containsExactlyInAnyOrder("p_x", "p1_x");

            migrate();

            assertThat(database.value("SELECT 'p_x'::regclass::oid")).isEqualTo(parent);
            assertThat(invalidIndexes()).isEmpty();
        }

        @Test
        void the_wrong_form_is_the_servers_error_and_repairs_nothing() {
            database.execute("CREATE TABLE p (x int) PARTITION BY RANGE (x)");
            folder.addStepwise("2_i.up.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS p_x ON p (x)");

            assertThat(refusal(SetRunnerException.SqlFailed.class).sqlState()).isEqualTo("0A000");
        }
    }

    @Nested
    class Other_concurrent_commands {

        @Test
        void a_killed_reindex_leaves_no_copy_behind() {
            database.execute("CREATE INDEX a_x ON a (x)");
            folder.addStepwise("2_b.up.sql", "REINDEX INDEX CONCURRENTLY a_x");
            assertThat(killLate("a_x_ccnew")).isInstanceOf(SetRunnerException.class);
            assertThat(invalidIndexes()).containsExactly("a_x_ccnew");

            migrate();

            assertThat(invalidIndexes()).isEmpty();
            assertThat(valid("a_x")).isTrue();
            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }

        @Test
        void a_killed_drop_is_finished() {
            database.execute("CREATE INDEX a_x ON a (x)");
            folder.addStepwise("2_b.up.sql", "DROP INDEX CONCURRENTLY a_x");
            try (HeldSession reader = HeldSession.holding(database, "SELECT 1 FROM a")) {
                Background<MigrateResult> run = Background.run(ConcurrentIndexTests.this::migrate);
                database.await(
                        "a half dropped index",
                        "SELECT NOT indisvalid FROM pg_index WHERE indexrelid = 'a_x'::regclass");
                killRunner();
                catchThrowableOfType(SetRunnerException.class, run::result);
            }

            migrate();

            assertThat(database.value("SELECT to_regclass('a_x') IS NULL")).isEqualTo("t");
            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }

        @Test
        void a_drop_that_happened_and_was_not_heard_of_is_not_an_error() {
            folder.addStepwise("2_b.up.sql", "DROP INDEX CONCURRENTLY a_x");
            assertThat(refusal(SetRunnerException.SqlFailed.class).sqlState()).isEqualTo("42704");
            assertThat(refusal(SetRunnerException.SqlFailed.class).sqlState()).isEqualTo("42704");
            database.execute("UPDATE applied_migrations_progress SET attempting = 1");

            migrate();

            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }

        @Test
        void a_pending_detach_is_finalized() {
            database.execute(
                    "CREATE TABLE p (x int) PARTITION BY RANGE (x)",
                    "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10)");
            folder.addStepwise("2_b.up.sql", "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY");
            try (HeldSession reader = HeldSession.holding(database, "SELECT 1 FROM p")) {
                Background<MigrateResult> run = Background.run(ConcurrentIndexTests.this::migrate);
                database.await(
                        "a pending detach", "SELECT inhdetachpending FROM pg_inherits WHERE inhrelid = 'p1'::regclass");
                killRunner();
                catchThrowableOfType(SetRunnerException.class, run::result);
            }

            migrate();

            assertThat(database.list("SELECT 1 FROM pg_inherits WHERE inhrelid = 'p1'::regclass"))
                    .isEmpty();
            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }

        @Test
        void a_leftover_that_cannot_be_dropped_is_a_failure_of_the_statement_and_is_dropped_by_the_next_run() {
            database.execute("INSERT INTO a VALUES (0, 1)");
            catchThrowableOfType(
                    IllegalStateException.class,
                    () -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY a_x ON a (x)"));
            database.execute("DELETE FROM a WHERE id = 0");
            folder.addStepwise(
                    "2_b.up.sql", "SET lock_timeout = '100ms'", "CREATE UNIQUE INDEX CONCURRENTLY a_x ON a (x)");

            assertRefusedWhile("INSERT INTO a VALUES (0, 0)", "DROP INDEX CONCURRENTLY");
            migrate();

            assertThat(valid("a_x")).isTrue();
            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }

        @Test
        void a_pending_detach_that_cannot_be_finalized_is_a_failure_of_the_statement() {
            database.execute(
                    "CREATE TABLE p (x int) PARTITION BY RANGE (x)",
                    "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10)");
            folder.addStepwise(
                    "2_b.up.sql", "SET lock_timeout = '100ms'", "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY");
            try (HeldSession reader = HeldSession.holding(database, "SELECT 1 FROM p")) {
                assertThat(refusal(SetRunnerException.SqlFailed.class).sqlState())
                        .isEqualTo("55P03");
            }

            assertRefusedWhile("SELECT 1 FROM p1", "FINALIZE");
            migrate();

            assertThat(database.list("SELECT 1 FROM pg_inherits WHERE inhrelid = 'p1'::regclass"))
                    .isEmpty();
            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }

        private void assertRefusedWhile(String held, String repair) {
            try (HeldSession holder = HeldSession.holding(database, held)) {
                SetRunnerException.SqlFailed failure = refusal(SetRunnerException.SqlFailed.class);

                assertThat(failure.problem().where()).isEqualTo("2_b.up.sql, statement 2, line 3");
                assertThat(failure.sqlState()).isEqualTo("55P03");
                assertThat(failure.problem().rule())
                        .startsWith("what an earlier attempt left is repaired before the statement runs, by ")
                        .contains(repair);
                assertThat(failure.problem().next()).contains("raise lock_timeout in the file");
                assertThat(database.list("SELECT done || ' ' || attempting FROM applied_migrations_progress"))
                        .containsExactly("1 0");
            }
        }

        @Test
        void commands_that_need_no_transaction_run_beside_those_that_take_one() {
            folder.addStepwise(
                    "2_b.up.sql",
                    "CREATE TYPE mood AS ENUM ('sad')",
                    "ALTER TYPE mood ADD VALUE 'happy'",
                    "CREATE TABLE m (mood mood DEFAULT 'happy')",
                    "VACUUM (ANALYZE) a",
                    "CREATE MATERIALIZED VIEW v AS SELECT x FROM a",
                    "CREATE UNIQUE INDEX CONCURRENTLY v_x ON v (x)",
                    "REFRESH MATERIALIZED VIEW CONCURRENTLY v");

            migrate();

            assertThat(valid("v_x")).isTrue();
            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }

        @Test
        void a_procedure_may_commit() {
            folder.add(
                            "2_p.up.sql",
                            "CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN FOR i IN 1..3 LOOP",
                            "INSERT INTO a VALUES (1000, i); COMMIT; END LOOP; END $$")
                    .addStepwise("3_c.up.sql", "CALL fill()");

            migrate();

            assertThat(database.value("SELECT count(*) FROM a WHERE id = 1000")).isEqualTo("3");
        }
    }
}
