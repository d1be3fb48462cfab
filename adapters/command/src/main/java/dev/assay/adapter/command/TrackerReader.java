package dev.assay.adapter.command;

import dev.assay.adapter.command.files.VersionFormat;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.scenario.Release;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a runner's tracker by the queries of its descriptor.
 *
 * @param queries the queries
 * @param format how the runner writes versions
 * @param file the descriptor, for messages
 */
record TrackerReader(TrackerQueries queries, VersionFormat format, String file) implements Tracker {

    @Override
    public Set<String> relations() {
        return Set.copyOf(queries.relations());
    }

    @Override
    public AppliedSet applied(Connection connection, Release onDisk) throws SQLException {
        if (!exists(connection, queries.relations().get(0))) {
            return AppliedSet.NONE;
        }
        List<Long> applied = new ArrayList<>();
        List<Long> dirty = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql())) {
            while (rows.next()) {
                (rows.getBoolean(1) ? dirty : applied).add(version(rows.getString(2)));
            }
        }
        TreeSet<Long> claimed = claimed(applied, onDisk);
        claimed.removeAll(dirty);
        return new AppliedSet(claimed, dirty.stream().mapToLong(Long::longValue).findFirst());
    }

    private TreeSet<Long> claimed(List<Long> applied, Release onDisk) {
        if (queries.kind() == TrackerQueries.Kind.SET) {
            return new TreeSet<>(applied);
        }
        TreeSet<Long> claimed = new TreeSet<>();
        applied.forEach(counter -> claimed.addAll(format.upTo(counter, onDisk)));
        return claimed;
    }

    /** One statement reads both, so that what is applied and what is dirty are of one moment. */
    private String sql() {
        String applied = part(false, queries.applied());
        return queries.dirty()
                .map(query -> applied + "\nUNION ALL\n" + part(true, query))
                .orElse(applied);
    }

    /** As a subquery nothing but a query is possible; the line break ends a comment at the end of it. */
    private static String part(boolean dirty, String query) {
        return "SELECT " + dirty + " AS dirty, t.version::pg_catalog.text AS version FROM (" + query
                + "\n) AS t(version) WHERE t.version IS NOT NULL";
    }

    private static boolean exists(Connection connection, String relation) throws SQLException {
        String sql = "SELECT pg_catalog.to_regclass(?) IS NOT NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, '"' + relation.replace(".", "\".\"") + '"');
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private long version(String text) throws SQLException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new SQLException(
                    ("%s: the tracker has '%s' where a version is expected; the first column of "
                                    + "the queries under 'tracker' must be whole numbers")
                            .formatted(file, text),
                    e);
        }
    }
}
