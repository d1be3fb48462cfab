package dev.assay.setrunner;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The applied set in its table: one row a migration. */
class Tracker {

    private static final String COLUMNS = "version bigint PRIMARY KEY, name text NOT NULL,"
            + " applied_at timestamptz NOT NULL DEFAULT pg_catalog.now(), checksum text NULL";
    private static final List<String> NEEDED = List.of("version", "name", "applied_at", "checksum");

    private final Session session;
    private final QualifiedName name;

    Tracker(Session session, QualifiedName name) {
        this.session = session;
        this.name = name;
    }

    /** The rows in ascending version order; none if the table is not there yet. */
    List<TrackerRow> rows() throws SQLException {
        List<String> columns = Tables.columns(session, name);
        if (columns.isEmpty()) {
            return List.of();
        }
        if (!columns.containsAll(NEEDED)) {
            throw new SetRunnerException.TrackerFailed(
                    new Problem(
                            "tracker " + name,
                            "a table with the columns " + NEEDED,
                            "the columns " + columns,
                            "the table of this name is not a tracker of this runner",
                            "name another tracker, or move that table away"),
                    null);
        }
        try {
            return session.query(
                    "SELECT version, name, applied_at, checksum FROM " + name.sql() + " ORDER BY version",
                    row -> new TrackerRow(
                            new MigrationId(row.getLong(1), row.getString(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getString(4)));
        } catch (SQLException e) {
            throw Failures.tracker(name, "read", e);
        }
    }

    void create() throws SQLException {
        try {
            Tables.create(session, name, COLUMNS);
        } catch (SQLException e) {
            throw Failures.tracker(name, "create", e);
        }
    }

    /** Writes a row; part of the transaction of the migration. */
    void insert(MigrationId id, @Nullable String checksum) throws SQLException {
        try {
            session.execute("INSERT INTO " + name.sql() + " (version, name, checksum) VALUES (" + id.version() + ", "
                    + Sql.literal(id.name()) + ", " + Sql.literal(checksum) + ")");
        } catch (SQLException e) {
            throw Failures.tracker(name, "write the row of " + id + " into", e);
        }
    }

    /** Writes down another checksum of a row. */
    void accept(MigrationId id, String checksum) throws SQLException {
        try {
            session.execute("UPDATE " + name.sql() + " SET checksum = " + Sql.literal(checksum) + " WHERE version = "
                    + id.version());
        } catch (SQLException e) {
            throw Failures.tracker(name, "write the row of " + id + " into", e);
        }
    }

    /** Deletes a row; part of the transaction that undoes the migration. */
    void delete(MigrationId id) throws SQLException {
        try {
            session.execute("DELETE FROM " + name.sql() + " WHERE version = " + id.version());
        } catch (SQLException e) {
            throw Failures.tracker(name, "delete the row of " + id + " from", e);
        }
    }
}
