package dev.assay.engine.execution;

import dev.assay.engine.data.DataReader;
import dev.assay.engine.data.DataSnapshot;
import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.schema.Exclusions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A second database on which the same story happens without the runner: every script is executed, and each migration
 * that the runner newly claims is run exactly once. Its rows are the rows that the runner's database should hold.
 */
final class Twin implements AutoCloseable {

    /** The rows that the database should hold, or why that cannot be said. */
    sealed interface Content {}

    /** The rows. */
    record Rows(DataSnapshot data) implements Content {}

    /** They cannot be said. */
    record Unknown(String why) implements Content {}

    private final Database database;
    private final Connection connection;
    /** What was run here, or was there already when the runner took it over. */
    private final SortedSet<Long> done = new TreeSet<>();

    private boolean installed;
    private Optional<String> broken = Optional.empty();

    Twin(DatabasePool pool) throws SQLException {
        this.database = pool.lease();
        this.connection = database.connect("assay twin");
    }

    /** Executes what an operator or the application executes. */
    void script(String sql) {
        attempt("a script", () -> Replay.script(connection, sql));
    }

    /** Executes a schema file; claims that follow may be of objects that it made. */
    void install(String sql) {
        installed = true;
        script(sql);
    }

    /** Runs the migrations that another tool ran before the story began, and writes its tracker. */
    void legacy(Release applied, String tracker) {
        for (Migration migration : applied.migrations()) {
            attempt(migration.title(), () -> Replay.up(connection, migration));
        }
        script(tracker);
        installed = true;
        done.addAll(applied.versions());
    }

    /** Follows what the runner claims after an act. */
    void follow(Step.Act act, SortedSet<Long> claimed) {
        if (act instanceof Step.Rollback) {
            undo(act.release(), claimed);
        } else if (!(act instanceof Step.Adopt) && !(act instanceof Step.Recover)) {
            apply(act.release(), claimed);
        }
        done.addAll(claimed);
    }

    private void apply(Release release, Collection<Long> claimed) {
        for (long version : new TreeSet<>(claimed)) {
            Optional<Migration> migration = find(release, version);
            if (!done.contains(version) && migration.isPresent()) {
                up(migration.get());
            }
        }
    }

    private void up(Migration migration) {
        if (!installed) {
            attempt(migration.title(), () -> Replay.up(connection, migration));
            return;
        }
        try {
            Replay.up(connection, migration);
        } catch (SQLException e) {
            // Over a schema file, a claimed migration whose objects exist was adopted and not run.
        }
    }

    private void undo(Release release, SortedSet<Long> claimed) {
        for (long version : new TreeSet<>(done).descendingSet()) {
            Optional<Migration> migration = find(release, version);
            if (!claimed.contains(version) && migration.isPresent()) {
                attempt("down of " + migration.get().title(), () -> Replay.down(connection, migration.get()));
                done.remove(version);
            }
        }
    }

    private static Optional<Migration> find(Release release, long version) {
        return release.migrations().stream()
                .filter(migration -> migration.version() == version)
                .findFirst();
    }

    /** Tells what the rows should be now. */
    Content content(Exclusions exclusions) throws SQLException {
        if (broken.isPresent()) {
            return new Unknown(broken.get());
        }
        return new Rows(DataReader.read(connection, exclusions));
    }

    private void attempt(String what, SqlAction action) {
        if (broken.isPresent()) {
            return;
        }
        try {
            action.run();
        } catch (SQLException e) {
            broken = Optional.of(what + " fails on the twin: " + Replay.describe(e));
        }
    }

    private interface SqlAction {
        void run() throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
