package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** The tracker of golang-migrate: one row with a counter and a dirty flag. It is read, never written. */
class LegacyTracker {

    private final Session session;
    private final QualifiedName name;

    LegacyTracker(Session session, QualifiedName name) {
        this.session = session;
        this.name = name;
    }

    record Row(long version, boolean dirty) {}

    /** The counter; empty if the table is absent or empty, which is how golang-migrate leaves a database without migrations. */
    OptionalLong counter() throws SQLException {
        List<String> columns = Tables.columns(session, name);
        if (columns.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!columns.contains("version") || !columns.contains("dirty")) {
            throw refused("a table (version, dirty)", "the columns " + columns, "name the right table");
        }
        List<Row> rows = session.query(
                "SELECT version, dirty FROM " + name.sql(), row -> new Row(row.getLong(1), row.getBoolean(2)));
        if (rows.isEmpty()) {
            return OptionalLong.empty();
        }
        if (rows.size() > 1) {
            throw refused(
                    "one row",
                    rows.size() + " rows",
                    "find out which version is the true one, and delete the other rows");
        }
        return counter(rows.get(0));
    }

    OptionalLong counter(Row row) {
        if (row.dirty()) {
            throw refused(
                    "a clean counter",
                    "version " + row.version() + " is dirty: it was started and nobody knows how far it came",
                    "finish or undo migration " + row.version() + " by hand, then UPDATE " + name.sql()
                            + " SET dirty = false (and set version to the last complete one)");
        }
        return row.version() < 0 ? OptionalLong.empty() : OptionalLong.of(row.version());
    }

    private SetRunnerException refused(String expected, String found, String next) {
        return new SetRunnerException.ExistingObjects(
                new Problem(
                        "legacy tracker " + name,
                        expected,
                        found,
                        "legacy tracker = " + name + "; nothing was taken over",
                        next),
                null);
    }
}
