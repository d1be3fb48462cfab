package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;

/**
 * The second table of the runner, beside the tracker: one row for each non-transactional migration that has begun and not ended. It is
 * created when the first such migration runs.
 */
class ProgressTable {

    private static final String COLUMNS = "version bigint PRIMARY KEY, name text NOT NULL, done int NOT NULL,"
            + " prefix_checksum text NOT NULL, attempting int NOT NULL,"
            + " updated_at timestamptz NOT NULL DEFAULT pg_catalog.now()";

    private final Session session;
    private final QualifiedName name;

    ProgressTable(Session session, QualifiedName name) {
        this.session = session;
        this.name = name;
    }

    void create() throws SQLException {
        try {
            Tables.create(session, name, COLUMNS);
        } catch (SQLException e) {
            throw Failures.tracker(name, "create", e);
        }
    }

    /** All rows in version order; none if the table is not there. */
    List<Progress> rows() throws SQLException {
        if (!Tables.exists(session, name)) {
            return List.of();
        }
        return session.query(
                "SELECT version, name, done, prefix_checksum, attempting FROM " + name.sql() + " ORDER BY version",
                row -> new Progress(
                        new MigrationId(row.getLong(1), row.getString(2)),
                        row.getInt(3),
                        row.getString(4),
                        row.getInt(5)));
    }

    /** The rows of migrations that are not recorded as applied; a row that somebody inserted by hand ends a migration too. */
    List<Progress> begun(List<TrackerRow> applied) throws SQLException {
        return rows().stream()
                .filter(row -> applied.stream()
                        .noneMatch(done -> done.version() == row.id().version()))
                .toList();
    }

    Progress of(MigrationId id) throws SQLException {
        return rows().stream()
                .filter(row -> row.id().version() == id.version())
                .findFirst()
                .orElse(Progress.none(id));
    }

    void write(Progress progress) throws SQLException {
        session.execute("INSERT INTO " + name.sql() + " (version, name, done, prefix_checksum, attempting) VALUES ("
                + progress.id().version() + ", " + Sql.literal(progress.id().name()) + ", " + progress.done() + ", "
                + Sql.literal(progress.prefixChecksum()) + ", " + progress.attempting()
                + ") ON CONFLICT (version) DO UPDATE SET name = excluded.name, done = excluded.done,"
                + " prefix_checksum = excluded.prefix_checksum, attempting = excluded.attempting,"
                + " updated_at = pg_catalog.now()");
    }

    /** Forgets how far a migration had come, if it had begun at all. */
    void delete(MigrationId id) throws SQLException {
        if (Tables.exists(session, name)) {
            session.execute("DELETE FROM " + name.sql() + " WHERE version = " + id.version());
        }
    }
}
