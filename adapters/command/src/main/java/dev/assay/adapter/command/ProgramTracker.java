package dev.assay.adapter.command;

import dev.assay.adapter.command.install.TemporaryDirectory;
import dev.assay.adapter.command.program.Program;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks the adapter's program what its runner claims.
 *
 * @param program finds the program
 * @param owned tells which relations are the runner's
 */
record ProgramTracker(Source program, Supplier<Set<String>> owned) implements Tracker {

    /** Finds the program. */
    interface Source {
        Program find() throws IOException;
    }

    @Override
    public Set<String> relations() {
        return owned.get();
    }

    @Override
    public AppliedSet applied(Connection connection, Release onDisk) {
        throw new IllegalStateException("an adapter's program must be told how to connect");
    }

    @Override
    public AppliedSet applied(Connection connection, Endpoint database, Release onDisk) throws SQLException {
        Path home = null;
        try {
            home = TemporaryDirectory.create();
            return program.find().applied(home, database, onDisk);
        } catch (IOException e) {
            throw new SQLException("the applied set cannot be asked for: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the applied set was asked for", e);
        } finally {
            TemporaryDirectory.delete(home);
        }
    }
}
