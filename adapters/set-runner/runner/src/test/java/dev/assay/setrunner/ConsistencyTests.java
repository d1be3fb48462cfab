package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConsistencyTests extends WithDatabase {

    @BeforeEach
    void prepare() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int);", "INSERT INTO a VALUES (1);")
                .add("2_b.up.sql", "CREATE TABLE b (id int)");
        builder().build().migrate();
        folder.add("3_c.up.sql", "CREATE TABLE c (id int)");
    }

    private SetRunnerBuilder builder() {
        return database.runner(folder.path());
    }

    private Problem drift(SetRunnerBuilder runner) {
        SetRunnerException.Drift refusal = catchThrowableOfType(
                SetRunnerException.Drift.class, () -> runner.build().migrate());
        assertThat(refusal).isNotNull();
        assertThat(refusal.exitCode().status()).isEqualTo(8);
        assertThat(database.hasTable("c")).isFalse();
        assertThat(database.applied()).containsExactly("1_a", "2_b");
        assertThat(database.locks()).isEmpty();
        return refusal.problem();
    }

    @Nested
    class A_renamed_file {

        @Test
        void is_refused_with_both_names_and_the_update_that_accepts_it() {
            folder.remove("2_b.up.sql").add("2_it's.up.sql", "CREATE TABLE b (id int)");

            Problem problem = drift(builder());

            assertThat(problem.expected()).isEqualTo("the recorded name \"b\"");
            assertThat(problem.found()).isEqualTo("the name \"it's\" on disk (2_it's.up.sql)");
            String update = problem.next().substring(problem.next().indexOf("UPDATE"));
            database.execute(update);
            assertThat(builder().build().migrate().applied()).hasSize(1);
        }
    }

    @Nested
    class A_version_without_a_file {

        @Test
        void is_refused_by_default_naming_all_of_them() {
            folder.remove("1_a.up.sql").remove("2_b.up.sql");

            assertThat(drift(builder()).found()).isEqualTo("no file for [1_a, 2_b]");
        }

        @Test
        void is_accepted_for_an_older_application_when_allowed() {
            folder.remove("2_b.up.sql");

            assertThat(builder()
                            .missingFiles(MissingFilePolicy.ALLOW)
                            .build()
                            .migrate()
                            .applied())
                    .hasSize(1);
            assertThat(database.applied()).containsExactly("1_a", "2_b", "3_c");
        }
    }

    @Nested
    class A_changed_file {

        @Test
        void is_not_looked_at_by_default() {
            folder.add("1_a.up.sql", "CREATE TABLE other (id int)");

            assertThat(builder().build().migrate().applied()).hasSize(1);
        }

        @Test
        void is_refused_under_verify_and_can_be_blessed() {
            folder.add("1_a.up.sql", "CREATE TABLE other (id int)").add("2_b.up.sql", "CREATE TABLE other (id int)");

            Problem problem = drift(builder().checksums(ChecksumPolicy.VERIFY));

            assertThat(problem.where()).isEqualTo("1_a.up.sql");
            assertThat(problem.rule()).isEqualTo("checksums = verify");
            database.execute(problem.next().substring(problem.next().indexOf("UPDATE")));
            assertThat(drift(builder().checksums(ChecksumPolicy.VERIFY)).where())
                    .isEqualTo("2_b.up.sql");
        }

        @Test
        void is_no_change_when_only_line_ends_or_the_byte_order_mark_differ() {
            folder.addBytes(
                    "1_a.up.sql",
                    "\uFEFFCREATE TABLE a (id int);\r\nINSERT INTO a VALUES (1);".getBytes(StandardCharsets.UTF_8));

            assertThat(builder()
                            .checksums(ChecksumPolicy.VERIFY)
                            .build()
                            .migrate()
                            .applied())
                    .hasSize(1);
        }

        @Test
        void is_never_compared_where_nobody_knows_what_ran() {
            database.execute("UPDATE applied_migrations SET checksum = NULL");
            folder.add("1_a.up.sql", "CREATE TABLE other (id int)");

            assertThat(builder()
                            .checksums(ChecksumPolicy.VERIFY)
                            .build()
                            .migrate()
                            .applied())
                    .hasSize(1);
        }
    }

    @Nested
    class A_broken_pending_file {

        @Test
        void is_found_before_the_ones_before_it_run() {
            folder.add("4_d.up.sql", "SELECT 1;", "\\connect x");

            SetRunnerException.FilesRefused refusal = catchThrowableOfType(
                    SetRunnerException.FilesRefused.class,
                    () -> builder().build().migrate());

            assertThat(refusal.problem().where()).isEqualTo("4_d.up.sql, line 2");
            assertThat(refusal.problem().found()).isEqualTo("psql meta-command \\connect");
            assertThat(database.hasTable("c")).isFalse();
        }
    }

    @Nested
    class A_tracker {

        @Test
        void of_another_shape_is_refused() {
            database.execute("DROP TABLE applied_migrations", "CREATE TABLE applied_migrations (id int, name text)");

            SetRunnerException.TrackerFailed refusal = catchThrowableOfType(
                    SetRunnerException.TrackerFailed.class,
                    () -> builder().build().migrate());

            assertThat(refusal.problem().found()).isEqualTo("the columns [id, name]");
        }

        @Test
        void that_the_role_may_not_create_is_refused_naming_it_and_its_schema() {
            database.execute("DROP ROLE IF EXISTS nobody", "CREATE ROLE nobody LOGIN");

            SetRunnerException.TrackerFailed refusal = catchThrowableOfType(
                    SetRunnerException.TrackerFailed.class,
                    () -> SetRunner.builder()
                            .database(database.url(), "nobody", "")
                            .migrations(folder.path())
                            .tracker("ops.tracker")
                            .existingObjects(ExistingObjectsPolicy.ALLOW)
                            .build()
                            .migrate());

            assertThat(refusal.problem().where()).isEqualTo("tracker ops.tracker in schema ops");
            assertThat(refusal.problem().found()).contains("42501");
            assertThat(database.locks()).isEmpty();
            database.execute("DROP ROLE nobody");
        }

        @Test
        void whose_row_cannot_be_written_rolls_the_migration_back() {
            database.execute(
                    "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END'",
                    "CREATE TRIGGER no BEFORE INSERT ON applied_migrations EXECUTE FUNCTION no()");

            assertThat(catchThrowableOfType(
                                    SetRunnerException.TrackerFailed.class,
                                    () -> builder().build().migrate())
                            .problem()
                            .expected())
                    .isEqualTo("that the runner can write the row of 3_c into it");
            assertThat(database.hasTable("c")).isFalse();
        }
    }
}
