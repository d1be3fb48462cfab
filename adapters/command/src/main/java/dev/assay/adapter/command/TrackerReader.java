package dev.assay.adapter.command;

import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.scenario.Release;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a runner's tracker by the queries of its descriptor.
 *
 * @param queries the queries
 * @param file the descriptor, for messages
 */
record TrackerReader(TrackerQueries queries, String file) implements Tracker {

    @Override
    public Set<String> relations() {
        return Set.copyOf(queries.relations());
    }

    @Override
    public Set<String> schemas() {
        return Set.copyOf(queries.schemas());
    }

    @Override
    public AppliedSet applied(Connection connection, Release onDisk) throws SQLException {
        if (!exists(connection, queries.relations().get(0))) {
            return AppliedSet.NONE;
        }
        Map<Part, List<Long>> read = read(connection);
        List<Long> claimed = claimed(read, onDisk);
        List<Long> dirty = read.getOrDefault(Part.DIRTY, List.of());
        claimed.removeAll(dirty);
        return AppliedSet.of(claimed, dirty.stream().mapToLong(Long::longValue).findFirst());
    }

    /** What the queries are for. */
    private enum Part {
        APPLIED,
        BASELINE,
        DIRTY
    }

    private Map<Part, List<Long>> read(Connection connection) throws SQLException {
        Map<Part, List<Long>> read = new EnumMap<>(Part.class);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql())) {
            while (rows.next()) {
                read.computeIfAbsent(Part.valueOf(rows.getString(1)), part -> new ArrayList<>())
                        .add(version(rows.getString(2)));
            }
        }
        return read;
    }

    /** The version of each record, and those that a counter stands for. */
    private List<Long> claimed(Map<Part, List<Long>> read, Release onDisk) {
        List<Long> applied = read.getOrDefault(Part.APPLIED, List.of());
        List<Long> counters = new ArrayList<>(read.getOrDefault(Part.BASELINE, List.of()));
        List<Long> claimed = new ArrayList<>();
        (queries.kind() == TrackerQueries.Kind.SET ? claimed : counters).addAll(applied);
        onDisk.versions().stream()
                .filter(version -> counters.stream().anyMatch(counter -> version <= counter))
                .filter(version -> !claimed.contains(version))
                .forEach(claimed::add);
        return claimed;
    }

    /** One statement reads everything, so that it is of one moment. */
    private String sql() {
        List<String> parts = new ArrayList<>(List.of(part(Part.APPLIED, queries.applied())));
        queries.baseline().ifPresent(query -> parts.add(part(Part.BASELINE, query)));
        queries.dirty().ifPresent(query -> parts.add(part(Part.DIRTY, query)));
        return String.join("\nUNION ALL\n", parts);
    }

    /** As a subquery nothing but a query is possible; the line break ends a comment at the end of it. */
    private static String part(Part part, String query) {
        return "SELECT '" + part + "' AS part, t.version::pg_catalog.text AS version FROM (" + query
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
