package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InspectAndDownTests extends WithDatabase {

    @BeforeEach
    void prepare() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int)")
                .add("1_a.down.sql", "DROP TABLE a")
                .add("3_c.up.sql", "CREATE TABLE c (id int)")
                .add("3_c.down.sql", "DROP TABLE c");
    }

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    @Nested
    class Verify {

        @Test
        void tells_what_is_missing_on_a_fresh_database_and_creates_nothing() {
            VerifyResult result = runner().verify();

            assertThat(result.complete()).isFalse();
            assertThat(result.missing()).extracting(MigrationId::toString).containsExactly("1_a", "3_c");
            assertThat(database.hasTable("applied_migrations")).isFalse();
        }

        @Test
        void is_complete_when_both_sets_are_equal() {
            runner().migrate();

            assertThat(runner().verify().complete()).isTrue();
        }

        @Test
        void tells_extra_renamed_missing_and_changed() {
            runner().migrate();
            folder.remove("1_a.up.sql")
                    .remove("1_a.down.sql")
                    .remove("3_c.down.sql")
                    .remove("3_c.up.sql")
                    .add("3_x.up.sql", "")
                    .add("2_b.up.sql", "");
            VerifyResult result = runner().verify();

            assertThat(result.extra()).extracting(MigrationId::toString).containsExactly("1_a");
            assertThat(result.renamed()).containsExactly("3: c -> x");
            assertThat(result.missing()).extracting(MigrationId::toString).containsExactly("2_b");
            folder.remove("3_x.up.sql").add("3_c.up.sql", "CREATE TABLE other ()");
            assertThat(runner().verify().changed())
                    .extracting(MigrationId::toString)
                    .containsExactly("3_c");
        }
    }

    @Nested
    class VerifyObjects {

        private List<String> objects() {
            String before = database.value(CATALOG);
            VerifyResult result = runner().verifyObjects();

            assertThat(database.value(CATALOG)).as("nothing is changed").isEqualTo(before);
            assertThat(database.list("SELECT datname FROM pg_database WHERE datname LIKE 'assay%'"))
                    .isEmpty();
            assertThat(result.complete())
                    .isEqualTo(result.missing().isEmpty() && result.objects().isEmpty());
            return result.objects();
        }

        private static final String CATALOG = "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class";

        @Test
        void is_complete_when_every_object_is_there() {
            runner().migrate();

            assertThat(objects()).isEmpty();
            assertThat(runner().verifyObjects().complete()).isTrue();
        }

        @Test
        void names_what_is_missing_different_or_a_part_too_many() {
            folder.add("4_d.up.sql", "CREATE INDEX c_id ON c (id); CREATE VIEW v AS SELECT id FROM c");
            runner().migrate();
            database.execute("DROP INDEX c_id", "DROP VIEW v", "ALTER TABLE a ADD COLUMN x int");
            database.execute("ALTER TABLE c ALTER COLUMN id SET NOT NULL", "CREATE TABLE somebody_elses (id int)");

            assertThat(objects())
                    .contains("index public.c.c_id is missing", "view public.v is missing")
                    .anySatisfy(text -> assertThat(text).startsWith("column public.a.x"))
                    .anySatisfy(text -> assertThat(text).startsWith("column public.c.id"))
                    .noneSatisfy(text -> assertThat(text).contains("somebody_elses"));
            assertThat(runner().verifyObjects().complete()).isFalse();
        }

        @Test
        void looks_for_the_objects_of_what_is_applied_and_not_of_what_is_pending() {
            runner().migrate();
            folder.add("2_b.up.sql", "CREATE TABLE b (id int)");

            assertThat(objects()).isEmpty();
            assertThat(runner().verifyObjects().missing())
                    .extracting(MigrationId::toString)
                    .containsExactly("2_b");
        }

        @Test
        void says_no_without_looking_where_a_text_is_gone() {
            runner().migrate();
            folder.remove("1_a.up.sql").remove("1_a.down.sql");
            database.execute("DROP TABLE c");

            VerifyResult result = runner().verifyObjects();
            assertThat(result.objects()).isEmpty();
            assertThat(result.complete()).isFalse();
        }

        @Test
        void refuses_where_nothing_can_be_said() {
            folder.add("4_d.up.sql", "CREATE TABLE by_hand (id int)");
            runner().migrate();
            folder.remove("4_d.up.sql").add("4_d.up.sql", "ALTER TABLE not_there ADD COLUMN x int");

            SetRunnerException.ExistingObjects refusal =
                    catchThrowableOfType(SetRunnerException.ExistingObjects.class, () -> runner().verifyObjects());
            assertThat(refusal.problem().found()).contains("cannot be replayed from empty", "4_d.up.sql");
        }
    }

    @Test
    void status_tells_where_each_migration_stands() {
        runner().migrate();
        folder.addStepwise("4_d.up.sql", "CREATE TABLE d (x int)", "SELECT 1/0").add("5_e.up.sql", "SELECT 1");
        catchThrowableOfType(SetRunnerException.SqlFailed.class, () -> runner().migrate());
        folder.remove("1_a.up.sql").remove("1_a.down.sql");

        assertThat(runner().status())
                .extracting(status -> status.id() + " " + status.state() + " " + (status.appliedAt() != null))
                .containsExactly("1_a NO_FILE true", "3_c APPLIED true", "4_d STARTED false", "5_e PENDING false");
    }

    @Nested
    class A_read_only_server {

        private void makeReadOnly(boolean readOnly) {
            database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = " + readOnly);
        }

        @Test
        void with_nothing_pending_is_success_without_a_write() {
            runner().migrate();
            makeReadOnly(true);

            assertThat(runner().migrate().applied()).isEmpty();
            assertThat(runner().verify().complete()).isTrue();
        }

        @Test
        void with_something_pending_is_refused_naming_it() {
            makeReadOnly(true);

            SetRunnerException.ReadOnly refusal =
                    catchThrowableOfType(SetRunnerException.ReadOnly.class, () -> runner().migrate());

            assertThat(refusal.exitCode().status()).isEqualTo(10);
            assertThat(refusal.problem().expected()).contains("[1_a, 3_c]");
            assertThat(refusal.problem().found()).isEqualTo("default_transaction_read_only is on");
        }
    }

    @Nested
    class Down {

        @Test
        void undoes_the_highest_versions_first_whatever_the_order_of_their_application() {
            runner().migrate();
            folder.add("2_b.up.sql", "CREATE TABLE b (id int)").add("2_b.down.sql", "DROP TABLE b");
            runner().migrate();

            assertThat(runner().down(1).undone())
                    .extracting(MigrationId::version)
                    .containsExactly(3L);
            assertThat(runner().down(2).undone())
                    .extracting(MigrationId::version)
                    .containsExactly(2L, 1L);
            assertThat(database.applied()).isEmpty();
            assertThat(runner().migrate().applied()).hasSize(3);
        }

        @Test
        void that_fails_changes_nothing() {
            runner().migrate();
            folder.add("3_c.down.sql", "DROP TABLE c; SELECT 1/0");

            SetRunnerException.SqlFailed failure =
                    catchThrowableOfType(SetRunnerException.SqlFailed.class, () -> runner().down(1));

            assertThat(failure.problem().where()).isEqualTo("3_c.down.sql, statement 2, line 1");
            assertThat(database.applied()).containsExactly("1_a", "3_c");
            assertThat(database.hasTable("c")).isTrue();
        }

        @Test
        void is_refused_where_a_file_is_missing_or_empty_before_anything_is_undone() {
            runner().migrate();
            folder.remove("1_a.down.sql");
            assertThat(refusal().problem().found()).isEqualTo("no .down.sql");
            folder.add("1_a.down.sql", "-- DROP TABLE a;");
            assertThat(refusal().problem().found()).isEqualTo("no statement in it");
            folder.addStepwise("1_a.down.sql", "DROP TABLE a");
            assertThat(refusal().problem().found()).isEqualTo("the directive no-transaction");
            assertThat(database.applied()).containsExactly("1_a", "3_c");
            assertThat(database.hasTable("c")).isTrue();
        }

        private SetRunnerException.FilesRefused refusal() {
            return catchThrowableOfType(SetRunnerException.FilesRefused.class, () -> runner().down(2));
        }

        @Test
        void of_more_than_is_applied_is_refused() {
            runner().migrate();

            assertThat(catchThrowableOfType(SetRunnerException.Usage.class, () -> runner().down(3))
                            .problem()
                            .expected())
                    .isEqualTo("at most 2, the number of applied migrations");
            assertThat(catchThrowableOfType(SetRunnerException.Usage.class, () -> runner().down(0)))
                    .isNotNull();
        }
    }
}
