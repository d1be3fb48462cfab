package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LegacyTrackerTests extends WithDatabase {

    @BeforeEach
    void prepare() {
        folder.add("101_a.up.sql", "CREATE TABLE a (id int)")
                .add("103_c.up.sql", "CREATE TABLE c (id int)")
                .add("104_d.up.sql", "CREATE TABLE d (id int)");
    }

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    @Override
    SetRunner runner() {
        return database.runner(folder.path())
                .legacyTracker("public.schema_migrations")
                .build();
    }

    private void legacy(String schema, String values) {
        database.execute(
                "CREATE SCHEMA IF NOT EXISTS " + schema,
                "CREATE TABLE " + schema + ".schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
        if (!values.isEmpty()) {
            database.execute("INSERT INTO " + schema + ".schema_migrations VALUES " + values);
        }
    }

    @Test
    void a_clean_counter_becomes_one_row_for_each_file_up_to_it_and_the_rest_runs() {
        legacy("public", "(103, false)");
        database.execute("CREATE TABLE a (id int)", "CREATE TABLE c (id int)");

        MigrateResult result = migrate();

        assertThat(result.adopted()).extracting(MigrationId::version).containsExactly(101L, 103L);
        assertThat(result.applied()).extracting(MigrationId::version).containsExactly(104L);
        assertThat(database.list(
                        "SELECT version || coalesce(checksum, ' unknown') FROM applied_migrations WHERE version < 104"
                                + " ORDER BY version"))
                .containsExactly("101 unknown", "103 unknown");
        assertThat(migrate().adopted()).isEmpty();
    }

    @Test
    void a_counter_is_read_once_only() {
        legacy("public", "(101, false)");
        database.execute("CREATE TABLE a (id int)");
        migrate();
        database.execute("UPDATE schema_migrations SET version = 999, dirty = true");

        assertThat(migrate().applied()).isEmpty();
    }

    @Test
    void two_runners_take_it_over_once() {
        legacy("public", "(104, false)");

        List<Background<MigrateResult>> runs = List.of(Background.run(this::migrate), Background.run(this::migrate));

        assertThat(runs.stream().mapToInt(run -> run.result().adopted().size()).sum())
                .isEqualTo(3);
        assertThat(database.applied()).hasSize(3);
    }

    @Test
    void a_dirty_counter_is_refused_with_its_version() {
        legacy("public", "(103, true)");

        SetRunnerException.ExistingObjects refusal =
                catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::migrate);

        assertThat(refusal.problem().found()).startsWith("version 103 is dirty");
        assertThat(refusal.problem().next()).contains("UPDATE \"public\".\"schema_migrations\" SET dirty = false");
        assertThat(database.hasTable("applied_migrations")).isFalse();
    }

    @Test
    void a_stale_tracker_in_another_schema_is_not_read() {
        legacy("old", "(104, true)");

        assertThat(migrate().applied()).hasSize(3);
    }

    @Test
    void an_empty_tracker_means_a_virgin_database() {
        legacy("public", "");

        assertThat(migrate().applied()).hasSize(3);
    }

    @Test
    void an_empty_tracker_beside_objects_is_refused_like_any_filled_database() {
        legacy("public", "");
        database.execute("CREATE TABLE a (id int)");

        assertThat(catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::migrate)
                        .problem()
                        .found())
                .isEqualTo("table public.a");
    }

    @Test
    void a_counter_without_a_file_is_refused_unless_missing_files_are_allowed() {
        legacy("public", "(106, false)");

        assertThat(catchThrowableOfType(SetRunnerException.Drift.class, this::migrate)
                        .problem()
                        .found())
                .isEqualTo("version 106 has no file");
        assertThat(database.runner(folder.path())
                        .legacyTracker("public.schema_migrations")
                        .missingFiles(MissingFilePolicy.ALLOW)
                        .build()
                        .migrate()
                        .adopted())
                .hasSize(3);
    }

    @Test
    void down_of_everything_beside_a_counter_is_refused_because_the_next_run_would_take_it_over() {
        legacy("public", "(101, false)");
        database.execute("CREATE TABLE a (id int)");
        for (String name : List.of("101_a", "103_c", "104_d")) {
            folder.add(name + ".down.sql", "DROP TABLE " + name.substring(4));
        }
        migrate();

        SetRunnerException.ExistingObjects refusal =
                catchThrowableOfType(SetRunnerException.ExistingObjects.class, () -> runner().down(3));

        assertThat(refusal.problem())
                .isEqualTo(new Problem(
                        "legacy tracker public.schema_migrations",
                        "no counter, because the next run would take it over",
                        "version 101",
                        "a set that was emptied stays empty until migrations run again; nothing was undone",
                        "drop that table, if golang-migrate is not used any more, then down again"));
        assertThat(database.applied()).containsExactly("101_a", "103_c", "104_d");
        assertThat(database.hasTable("d")).isTrue();
        assertThat(runner().down(2).undone()).hasSize(2);
        database.execute("DROP TABLE schema_migrations");
        assertThat(runner().down(1).undone()).hasSize(1);
        assertThat(migrate().applied()).hasSize(3);
    }

    @Test
    void two_counters_or_another_table_are_refused() {
        legacy("public", "(101, false), (103, false)");
        assertThat(catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::migrate)
                        .problem()
                        .found())
                .isEqualTo("2 rows");
        database.execute("ALTER TABLE schema_migrations DROP COLUMN dirty");
        assertThat(catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::migrate)
                        .problem()
                        .found())
                .isEqualTo("the columns [version]");
    }
}
