package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptChangesTests extends WithDatabase {

    @BeforeEach
    void prepare() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int); INSERT INTO a VALUES (1)")
                .add("2_b.up.sql", "CREATE TABLE b (id int)");
        runner().migrate();
    }

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    @Override
    SetRunner runner() {
        return database.runner(folder.path()).checksums(ChecksumPolicy.VERIFY).build();
    }

    @Test
    void records_what_the_files_hold_now_and_runs_nothing() {
        folder.remove("1_a.up.sql").add("1_a.up.sql", "CREATE TABLE a (id integer);", "INSERT INTO a VALUES (1);");
        folder.add("3_c.up.sql", "CREATE TABLE c (id int)");
        assertThat(catchThrowableOfType(SetRunnerException.Drift.class, () -> runner().migrate())
                        .problem()
                        .next())
                .contains("accept-changes");

        assertThat(runner().acceptChanges()).extracting(MigrationId::toString).containsExactly("1_a");
        assertThat(database.applied()).containsExactly("1_a", "2_b");
        assertThat(database.value("SELECT count(*) FROM a")).isEqualTo("1");
        assertThat(runner().migrate().applied())
                .extracting(MigrationId::toString)
                .containsExactly("3_c");
        assertThat(runner().acceptChanges()).isEmpty();
    }

    @Test
    void leaves_a_row_without_a_checksum_as_it_is() {
        database.execute("UPDATE applied_migrations SET checksum = NULL WHERE version = 1");

        assertThat(runner().acceptChanges()).isEmpty();
        assertThat(database.list("SELECT version::text FROM applied_migrations WHERE checksum IS NULL"))
                .containsExactly("1");
    }

    @Test
    void refuses_a_file_that_is_gone_or_has_another_name() {
        folder.remove("2_b.up.sql");
        assertThat(catchThrowableOfType(SetRunnerException.Drift.class, () -> runner().acceptChanges())
                        .problem()
                        .found())
                .contains("2_b");
        folder.add("2_x.up.sql", "CREATE TABLE b (id int)");
        assertThat(catchThrowableOfType(SetRunnerException.Drift.class, () -> runner().acceptChanges())
                        .problem()
                        .where())
                .isEqualTo("migration 2");
    }
}
