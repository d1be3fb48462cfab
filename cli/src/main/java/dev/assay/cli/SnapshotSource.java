package dev.assay.cli;

import dev.assay.engine.compare.SnapshotJson;
import dev.assay.engine.data.Fingerprints;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresException;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.schema.CatalogReader;
import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.Snapshot;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;

/**
 * Where a snapshot comes from: a database, or a file that {@code ./assay snapshot} wrote.
 *
 * @param command the command that asks, for messages
 * @param text what the user wrote
 */
record SnapshotSource(String command, String text) {

    /** Whether it is a database and not a file. */
    boolean isDatabase() {
        return text.startsWith("postgresql:") || text.startsWith("postgres:") || text.startsWith("jdbc:");
    }

    /** Takes or reads the snapshot. */
    Snapshot snapshot(StateArguments state) {
        return isDatabase() ? ofDatabase(state) : ofFile();
    }

    private Snapshot ofDatabase(StateArguments state) {
        Endpoint endpoint = endpoint();
        try (Connection connection = endpoint.connect("assay snapshot")) {
            if (!state.any()) {
                return CatalogReader.read(connection, Exclusions.none());
            }
            return CatalogReader.readWithState(
                    connection, Exclusions.none(), open -> state.more(open, Fingerprints::read));
        } catch (SQLFeatureNotSupportedException e) {
            throw unusable("PostgreSQL 14 or newer", message(e, endpoint), "name a newer server", e);
        } catch (SQLException e) {
            boolean locked = "55P03".equals(e.getSQLState());
            throw unusable(
                    "a database that lets \"" + endpoint.user() + "\" read its catalogs",
                    message(e, endpoint),
                    locked
                            ? "look in pg_locks for who holds a catalog, and try again"
                            : "start the server or correct the URL, PGUSER and PGPASSWORD",
                    e);
        }
    }

    /** How the source may be shown: without a password. */
    String shown() {
        return isDatabase() ? "postgresql://" + endpoint() : text;
    }

    private Endpoint endpoint() {
        try {
            return Objects.requireNonNull(
                    PostgresOptions.parse(text, null, null, System.getenv()).external());
        } catch (PostgresException e) {
            throw new UserError(String.valueOf(e.getMessage()).replaceFirst("^--postgres ", command + " ")).because(e);
        }
    }

    private static String message(SQLException e, Endpoint endpoint) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return endpoint.password().isEmpty() ? text : text.replace(endpoint.password(), "***");
    }

    private UserError unusable(String expected, String found, String next, Exception cause) {
        return UserError.at(command + " " + shown())
                .expected(expected)
                .found(found)
                .rule(
                        "a snapshot is one consistent read of the catalogs, which waits for no lock longer than ten seconds")
                .next(next)
                .because(cause);
    }

    private Snapshot ofFile() {
        try (Reader reader = Files.newBufferedReader(Path.of(text))) {
            return SnapshotJson.read(reader);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            String what = Files.exists(Path.of(text)) ? String.valueOf(e.getMessage()) : "no file of that name";
            throw UserError.at(command + " " + text)
                    .expected("the URL of a database on this machine, or a file that './assay snapshot' wrote")
                    .found(what.lines().findFirst().orElse(""))
                    .rule("what does not begin with postgresql: or jdbc:postgresql: is taken for a file")
                    .next("write one with './assay snapshot --out " + Shell.quote(text) + " URL'")
                    .because(e);
        }
    }
}
