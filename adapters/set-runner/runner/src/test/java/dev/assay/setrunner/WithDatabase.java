package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the runner, each with an empty database and an empty folder of migrations of its own. */
abstract class WithDatabase {

    TestDatabase database;
    MigrationFolder folder;

    @BeforeEach
    final void open(@TempDir Path directory) {
        database = TestDatabase.create();
        folder = new MigrationFolder(directory);
    }

    @AfterEach
    final void close() {
        database.close();
    }

    /** The runner that is tested, as it is without further configuration. */
    SetRunner runner() {
        return database.runner(folder.path()).build();
    }

    final MigrateResult migrate() {
        return runner().migrate();
    }

    /** For after a test that holds no lock itself: the runner kept none, and none of its scratch databases. */
    final void assertNothingLeft() {
        assertThat(database.list("SELECT datname FROM pg_database WHERE datname LIKE 'assay%'"))
                .isEmpty();
        assertThat(database.locks()).isEmpty();
    }
}
