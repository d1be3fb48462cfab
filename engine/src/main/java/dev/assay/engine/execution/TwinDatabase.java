package dev.assay.engine.execution;

import dev.assay.engine.data.DataReader;
import dev.assay.engine.data.SequencePositions;
import dev.assay.engine.postgres.Database;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.schema.Exclusions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The second database of a story: what happens there, and what is known of it. */
final class TwinDatabase implements AutoCloseable {

    private static final String NAME = Backends.OWN + "twin";

    private final Database database;
    private final Connection connection;
    /** What was run here, or was there already when the runner took it over. */
    private final SortedSet<Long> done = new TreeSet<>();

    /** Whether claims may be of objects that a schema file or another tool made. */
    private boolean installed;

    /** Whether sequences may stand further than on a database where nobody tried what failed here. */
    private boolean movedByFailures;

    private Optional<String> broken = Optional.empty();

    /** Makes a twin on an empty database, which is its own from then on. */
    TwinDatabase(Database database) throws SQLException {
        this.database = database;
        this.connection = database.connect(NAME);
    }

    /** Lets one thing happen here, too. */
    void happen(Twin.Event event) {
        if (event instanceof Twin.Script script) {
            script(script.sql());
        } else if (event instanceof Twin.Install install) {
            installed = true;
            script(install.sql());
        } else if (event instanceof Twin.Legacy legacy) {
            legacy(legacy.applied(), legacy.tracker());
        } else if (event instanceof Twin.Claim claim) {
            follow(claim);
        }
    }

    private void script(String sql) {
        attempt("a script", () -> Replay.script(connection, sql));
    }

    /** Runs the migrations that another tool ran before the story began, and writes its tracker. */
    private void legacy(Release applied, String tracker) {
        for (Migration migration : applied.migrations()) {
            attempt(migration.title(), () -> Replay.up(connection, migration));
        }
        script(tracker);
        installed = true;
        done.addAll(applied.versions());
    }

    private void follow(Twin.Claim claim) {
        switch (claim.kind()) {
            case APPLIES -> apply(claim.release(), claim.versions());
            case UNDOES -> undo(claim.release(), claim.versions());
            case MARKS -> {}
        }
        done.addAll(claim.versions());
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
            Replay.requireSession(connection, "the twin", e);
            movedByFailures = true;
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
    Twin.Content content(Exclusions exclusions) throws SQLException {
        if (broken.isPresent()) {
            return new Twin.Unknown(broken.get());
        }
        return new Twin.Rows(
                DataReader.read(connection, exclusions),
                movedByFailures ? SequencePositions.NONE : SequencePositions.read(connection));
    }

    private void attempt(String what, SqlAction action) {
        if (broken.isPresent()) {
            return;
        }
        try {
            action.run();
        } catch (SQLException e) {
            Replay.requireSession(connection, "the twin", e);
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
