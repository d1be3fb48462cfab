package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MigrateTests extends WithDatabase {

    private <E extends SetRunnerException> E refusal(Class<E> type) {
        return catchThrowableOfType(type, this::migrate);
    }

    @Nested
    class Applied_is_a_set {

        @Test
        void a_lower_version_that_lands_later_is_applied() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)").add("3_c.up.sql", "CREATE TABLE c (id int)");
            migrate();
            folder.add("2_b.up.sql", "CREATE TABLE b (id int)");

            MigrateResult result = migrate();

            assertThat(result.applied()).containsExactly(new MigrationId(2, "b"));
            assertThat(database.applied()).containsExactly("1_a", "2_b", "3_c");
            assertThat(database.hasTable("b")).isTrue();
        }

        @Test
        void versions_are_ordered_as_numbers() {
            folder.add("10_b.up.sql", "INSERT INTO a VALUES (10)").add("9_a.up.sql", "CREATE TABLE a (id int)");

            assertThat(migrate().applied()).extracting(MigrationId::version).containsExactly(9L, 10L);
        }

        @Test
        void a_second_run_does_nothing() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
            migrate();

            assertThat(migrate().applied()).isEmpty();
            assertThat(database.applied()).containsExactly("1_a");
        }

        @Test
        void a_file_without_statements_is_recorded_once() {
            folder.add("1_a.up.sql", "-- nothing; here", "/* CREATE TABLE a (id int); */ ;;");
            migrate();

            assertThat(migrate().applied()).isEmpty();
            assertThat(database.applied()).containsExactly("1_a");
            assertThat(database.hasTable("a")).isFalse();
        }
    }

    @Nested
    class One_transaction_a_migration {

        @Test
        void a_failure_rolls_back_its_migration_and_keeps_those_before() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)")
                    .add("2_b.up.sql", "CREATE TABLE b (id int);", "", "INSERT INTO nowhere VALUES (1);")
                    .add("3_c.up.sql", "CREATE TABLE c (id int)");

            SetRunnerException.SqlFailed failure = refusal(SetRunnerException.SqlFailed.class);

            assertThat(failure.sqlState()).isEqualTo("42P01");
            assertThat(failure.problem().where()).isEqualTo("2_b.up.sql, statement 2, line 3");
            assertThat(failure.problem().found())
                    .startsWith("SQLSTATE 42P01: ERROR: relation \"nowhere\" does not exist");
            assertThat(database.applied()).containsExactly("1_a");
            assertThat(database.hasTable("b")).isFalse();
            assertThat(database.hasTable("c")).isFalse();
            assertThat(database.locks()).isEmpty();
        }

        @Test
        void the_repaired_file_converges_on_a_plain_retry() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int); SELECT 1/0");
            refusal(SetRunnerException.SqlFailed.class);
            folder.add("1_a.up.sql", "CREATE TABLE a (id int)");

            migrate();

            assertThat(database.applied()).containsExactly("1_a");
        }

        @Test
        void a_deferred_constraint_that_fails_at_commit_leaves_nothing() {
            folder.add(
                    "1_a.up.sql",
                    "CREATE TABLE a (id int PRIMARY KEY);",
                    "CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);",
                    "INSERT INTO b VALUES (1);");

            SetRunnerException.SqlFailed failure = refusal(SetRunnerException.SqlFailed.class);

            assertThat(failure.sqlState()).isEqualTo("23503");
            assertThat(failure.problem().where()).isEqualTo("1_a.up.sql, COMMIT");
            assertThat(database.applied()).isEmpty();
            assertThat(database.hasTable("a")).isFalse();
        }
    }

    @Nested
    class Concurrent_index {

        @Test
        void two_builds_in_one_file_end_valid() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int, x int)")
                    .addStepwise(
                            "2_b.up.sql",
                            "SET lock_timeout = '10s'",
                            "CREATE INDEX CONCURRENTLY a_id ON a (id)",
                            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_x ON a (x)");
            migrate();

            assertThat(database.list("SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid"
                            + " WHERE indisvalid AND relname IN ('a_id', 'a_x') ORDER BY 1"))
                    .containsExactly("a_id", "a_x");
            assertThat(database.applied()).containsExactly("1_a", "2_b");
            assertThat(database.list("SELECT 1 FROM applied_migrations_progress"))
                    .isEmpty();
        }

        @Test
        void an_invalid_index_of_the_name_is_built_again() {
            folder.add("1_a.up.sql", "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1)")
                    .addStepwise("2_b.up.sql", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_id ON a (id)");
            assertThat(refusal(SetRunnerException.SqlFailed.class).sqlState()).isEqualTo("23505");
            assertThat(database.applied()).containsExactly("1_a");
            assertThat(refusal(SetRunnerException.SqlFailed.class).sqlState()).isEqualTo("23505");
            database.execute("DELETE FROM a WHERE ctid = '(0,1)'");

            migrate();

            assertThat(database.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
                    .isEqualTo("t");
            assertThat(database.applied()).containsExactly("1_a", "2_b");
        }
    }
}
