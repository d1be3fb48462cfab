package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunTests extends WithDatabase {

    @BeforeEach
    void prepare() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int PRIMARY KEY)");
    }

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    private DryRunResult dryRun() {
        return database.runner(folder.path()).build().dryRun();
    }

    private SetRunnerException.SqlFailed failure() {
        return catchThrowableOfType(SetRunnerException.SqlFailed.class, this::dryRun);
    }

    private List<String> relations() {
        return database.list("SELECT oid::text || relname FROM pg_class ORDER BY 1");
    }

    private static List<String> names(List<MigrationId> ids) {
        return ids.stream().map(MigrationId::toString).toList();
    }

    @Test
    void executes_everything_in_order_on_the_real_schema_and_leaves_no_trace() {
        folder.add("2_row.up.sql", "INSERT INTO a VALUES (1)").add("3_b.up.sql", "CREATE TABLE b AS TABLE a");
        List<String> before = relations();

        DryRunResult result = dryRun();

        assertThat(names(result.rehearsed())).containsExactly("1_a", "2_row", "3_b");
        assertThat(result.complete()).isTrue();
        assertThat(relations()).isEqualTo(before);
    }

    @Test
    void rehearses_what_is_pending_beside_what_is_applied_and_changes_neither() {
        database.runner(folder.path()).build().migrate();
        folder.add("2_row.up.sql", "INSERT INTO a VALUES (1)");

        assertThat(names(dryRun().rehearsed())).containsExactly("2_row");
        assertThat(database.applied()).containsExactly("1_a");
        assertThat(database.list("SELECT id FROM a")).isEmpty();
    }

    @Test
    void names_the_statement_that_fails_on_the_data_that_are_there() {
        database.runner(folder.path()).build().migrate();
        database.execute("INSERT INTO a VALUES (7)");
        folder.add("2_check.up.sql", "SELECT 1;", "ALTER TABLE a ADD CHECK (id < 5)");

        SetRunnerException.SqlFailed failure = failure();

        assertThat(failure.problem().where()).isEqualTo("2_check.up.sql, statement 2, line 2");
        assertThat(failure.problem().rule()).isEqualTo("dry run: everything was rolled back, nothing is applied");
        assertThat(failure.sqlState()).isEqualTo("23514");
        assertThat(database.applied()).containsExactly("1_a");
    }

    @Test
    void says_what_it_cannot_rehearse_and_what_comes_behind_it() {
        folder.addStepwise("2_index.up.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id)")
                .add("3_b.up.sql", "CREATE TABLE b (id int)");

        DryRunResult result = dryRun();

        assertThat(names(result.rehearsed())).containsExactly("1_a");
        assertThat(names(result.unrehearsed())).containsExactly("2_index", "3_b");
        assertThat(result.obstacle()).isEqualTo("2_index.up.sql runs outside of a transaction");
        assertThat(result.complete()).isFalse();
    }

    @Test
    void goes_on_behind_what_a_run_would_leave_for_later() {
        folder.add("2_index.up.sql", "-- assay: no-transaction", "-- assay: deferred", "VACUUM a")
                .add("3_b.up.sql", "CREATE TABLE b (id int)");

        DryRunResult result = dryRun();

        assertThat(names(result.rehearsed())).containsExactly("1_a", "3_b");
        assertThat(names(result.deferred())).containsExactly("2_index");
        assertThat(result.complete()).isTrue();
    }

    @Test
    void finds_what_only_a_commit_would_find() {
        folder.add(
                "2_b.up.sql",
                "CREATE TABLE b (a_id int REFERENCES a DEFERRABLE INITIALLY DEFERRED);",
                "INSERT INTO b VALUES (42)");

        assertThat(failure().problem().where()).isEqualTo("2_b.up.sql, COMMIT");
    }

    @Test
    void leaves_constraints_deferred_that_are_so_by_definition() {
        folder.add("2_b.up.sql", "CREATE TABLE b (a_id int REFERENCES a DEFERRABLE INITIALLY DEFERRED)")
                .add("3_rows.up.sql", "INSERT INTO b VALUES (1);", "INSERT INTO a VALUES (1)");

        assertThat(names(dryRun().rehearsed())).containsExactly("1_a", "2_b", "3_rows");
    }

    @Test
    void hands_no_setting_from_one_migration_to_the_next() {
        folder.add("2_path.up.sql", "SET search_path = pg_catalog")
                .add("3_b.up.sql", "CREATE TABLE b (id int)")
                .add("4_row.up.sql", "INSERT INTO public.b VALUES (1)");

        assertThat(names(dryRun().rehearsed())).containsExactly("1_a", "2_path", "3_b", "4_row");
    }

    @Test
    void says_that_a_new_enum_value_cannot_be_used_before_its_commit() {
        database.execute("CREATE TYPE mood AS ENUM ('good')");
        folder.add("2_value.up.sql", "ALTER TYPE mood ADD VALUE 'bad'").add("3_use.up.sql", "SELECT 'bad'::mood");

        DryRunResult result = database.runner(folder.path())
                .existingObjects(ExistingObjectsPolicy.ALLOW)
                .build()
                .dryRun();

        assertThat(names(result.rehearsed())).containsExactly("1_a", "2_value");
        assertThat(names(result.unrehearsed())).containsExactly("3_use");
        assertThat(result.obstacle()).startsWith("3_use.up.sql uses an enum value that is new");
    }

    @Test
    void refuses_what_a_run_would_refuse() {
        database.execute("CREATE TABLE strange (id int)");

        assertThat(catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::dryRun))
                .isNotNull();
    }
}
