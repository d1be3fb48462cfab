package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepwiseTests extends WithDatabase {

    @BeforeEach
    void prepare() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
        migrate();
    }

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    private SetRunnerException.SqlFailed failure() {
        return catchThrowableOfType(SetRunnerException.SqlFailed.class, this::migrate);
    }

    @Test
    void a_failure_keeps_what_committed_and_the_repaired_rest_runs_once() {
        folder.addStepwise(
                "2_b.up.sql",
                "INSERT INTO a VALUES (1)",
                "INSERT INTO a VALUES (2)",
                "INSERT INTO a VALUES (1/0)",
                "INSERT INTO a VALUES (4)",
                "INSERT INTO a VALUES (5)");

        SetRunnerException.SqlFailed failure = failure();

        assertThat(failure.problem().where()).isEqualTo("2_b.up.sql, statement 3, line 4");
        assertThat(failure.problem().rule()).contains("the first 2 stay committed");
        assertThat(failure()).isNotNull();
        assertThat(database.list("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
        folder.addStepwise(
                "2_b.up.sql",
                "INSERT INTO a VALUES (1)",
                "INSERT INTO a VALUES (2)",
                "INSERT INTO a VALUES (33)",
                "INSERT INTO a VALUES (3)",
                "INSERT INTO a VALUES (5)");
        migrate();
        assertThat(database.list("SELECT id FROM a ORDER BY id")).containsExactly("1", "2", "3", "5", "33");
        assertThat(database.applied()).containsExactly("1_a", "2_b");
        assertThat(database.list("SELECT version FROM applied_migrations_progress"))
                .isEmpty();
    }

    @Test
    void a_first_migration_that_stopped_half_way_is_history_and_no_foreign_object() {
        database.execute("DROP TABLE a, applied_migrations");
        folder.addStepwise("1_a.up.sql", "CREATE TABLE a (id int)", "SELECT 1/0");
        failure();
        folder.addStepwise("1_a.up.sql", "CREATE TABLE a (id int)", "SELECT 1");

        migrate();

        assertThat(database.applied()).containsExactly("1_a");
    }

    @Test
    void a_file_that_lost_statements_that_ran_is_refused() {
        folder.addStepwise("2_b.up.sql", "INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (2)", "SELECT 1/0");
        failure();
        folder.addStepwise("2_b.up.sql", "INSERT INTO a VALUES (1)");

        SetRunnerException.Drift refusal = catchThrowableOfType(SetRunnerException.Drift.class, this::migrate);

        assertThat(refusal.problem().found()).isEqualTo("they were edited");
        assertThat(database.applied()).containsExactly("1_a");
    }

    @Test
    void a_half_done_file_that_disappears_is_not_forgotten() {
        folder.addStepwise("2_b.up.sql", "INSERT INTO a VALUES (1)", "SELECT 1/0");
        failure();
        folder.remove("2_b.up.sql");

        SetRunnerException.Drift refusal = catchThrowableOfType(SetRunnerException.Drift.class, this::migrate);

        assertThat(refusal.problem().found()).isEqualTo("2_b stopped behind statement 1 and has no file any more");
        assertThat(database.runner(folder.path()).build().verify().extra()).containsExactly(new MigrationId(2, "b"));
        String next = refusal.problem().next();
        database.execute(next.substring(next.indexOf("DELETE FROM")));
        assertThat(migrate().applied()).isEmpty();
    }

    @Test
    void a_half_done_file_that_lost_its_directive_is_refused_before_anything_runs() {
        folder.addStepwise("3_b.up.sql", "INSERT INTO a VALUES (1)", "SELECT 1/0");
        failure();
        folder.add("2_z.up.sql", "CREATE TABLE z (id int)")
                .add("3_b.up.sql", "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)");

        SetRunnerException.Drift refusal = catchThrowableOfType(SetRunnerException.Drift.class, this::migrate);

        assertThat(refusal.problem())
                .isEqualTo(new Problem(
                        "3_b.up.sql",
                        "the directive no-transaction, as when it began",
                        "it stopped behind statement 1, and in one transaction it would run again from the top",
                        "a part that has run cannot run again in another form; the part behind it may be edited freely",
                        "put the line \"-- assay: no-transaction\" back at the top, or undo by hand what ran and DELETE FROM"
                                + " \"public\".\"applied_migrations_progress\" WHERE version = 3"));
        assertThat(catchThrowableOfType(SetRunnerException.Drift.class, () -> runner().dryRun()))
                .isNotNull();
        assertThat(database.hasTable("z")).isFalse();
        assertThat(database.list("SELECT id FROM a")).containsExactly("1");
        database.execute("UPDATE applied_migrations_progress SET done = 0, attempting = 1");
        assertThat(catchThrowableOfType(SetRunnerException.Drift.class, this::migrate)
                        .problem()
                        .found())
                .startsWith("it stopped in statement 1,");
    }

    @Test
    void a_file_of_which_nothing_ran_may_lose_its_directive_and_leaves_no_progress() {
        folder.addStepwise("2_b.up.sql", "CREATE INDEX CONCURRENTLY a_x ON a (x)");
        failure();
        folder.add("2_b.up.sql", "CREATE INDEX a_id ON a (id)");

        migrate();

        assertThat(database.applied()).containsExactly("1_a", "2_b");
        assertThat(database.list("SELECT version FROM applied_migrations_progress"))
                .isEmpty();
    }

    @Test
    void down_of_a_file_that_was_finished_by_hand_forgets_how_far_it_had_come() {
        folder.addStepwise("2_b.up.sql", "INSERT INTO a VALUES (1)", "SELECT 1/0")
                .add("2_b.down.sql", "DELETE FROM a");
        failure();
        database.execute("INSERT INTO applied_migrations (version, name) VALUES (2, 'b')");

        runner().down(1);

        assertThat(database.list("SELECT version FROM applied_migrations_progress"))
                .isEmpty();
        folder.addStepwise("2_b.up.sql", "INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (2)");
        migrate();
        assertThat(database.list("SELECT id FROM a ORDER BY 1")).containsExactly("1", "2");
    }

    @Test
    void comments_and_blanks_may_change_about_what_ran() {
        folder.addStepwise("2_b.up.sql", "INSERT INTO a VALUES (1)", "SELECT 1/0");
        failure();
        folder.add(
                "2_b.up.sql", "-- assay: no-transaction", "-- explained", "", "INSERT INTO a VALUES (1) ;", "SELECT 1");

        migrate();

        assertThat(database.list("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void a_temporary_table_of_the_part_that_ran_refuses_the_resume() {
        folder.addStepwise("2_b.up.sql", "CREATE TEMP TABLE t AS SELECT 1 AS x", "INSERT INTO a SELECT x / 0 FROM t");
        failure();

        SetRunnerException.Drift refusal = catchThrowableOfType(SetRunnerException.Drift.class, this::migrate);

        assertThat(refusal.problem().found()).contains("a temporary object");
        assertThat(refusal.problem().next()).contains("finish the file by hand");
    }

    @Test
    void a_statement_that_was_cut_off_outside_a_transaction_says_how_to_accept_it() {
        folder.addStepwise("2_b.up.sql", "CREATE DATABASE " + database.name() + "_x");
        database.execute("CREATE DATABASE " + database.name() + "_x");
        assertThat(failure().problem().rule()).doesNotContain("cut off");
        database.execute("UPDATE applied_migrations_progress SET attempting = 1");

        String rule = failure().problem().rule();

        assertThat(rule).contains("an earlier run was cut off in this very statement");
        database.execute(rule.substring(rule.indexOf("UPDATE")));
        migrate();
        assertThat(database.applied()).containsExactly("1_a", "2_b");
        database.execute("DROP DATABASE " + database.name() + "_x");
    }

    @Test
    void an_index_build_without_the_directive_fails_with_the_way_out() {
        folder.add("2_b.up.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id)");

        assertThat(failure().sqlState()).isEqualTo("25001");
        assertThat(failure().problem().next()).contains("-- assay: no-transaction");
    }

    @Test
    void a_backend_that_dies_in_an_ordinary_statement_resumes_there() {
        folder.addStepwise(
                "2_b.up.sql",
                "INSERT INTO a VALUES (1)",
                "INSERT INTO a SELECT 2 FROM pg_terminate_backend(pg_backend_pid()) WHERE NOT EXISTS (SELECT FROM a WHERE id = 0)");
        assertThat(catchThrowableOfType(SetRunnerException.ConnectionFailed.class, this::migrate))
                .isNotNull();
        database.execute("INSERT INTO a VALUES (0)");

        migrate();

        assertThat(database.list("SELECT id FROM a ORDER BY 1")).containsExactly("0", "1");
        assertThat(database.applied()).containsExactly("1_a", "2_b");
    }
}
