package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads where sequences stand, as objects of a snapshot. */
final class SequencePositions {

    private static final String SEQUENCES = """
            SELECT n.nspname AS schema_name,
                   c.relname AS name,
                   has_table_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') AS readable
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND c.relpersistence <> 't'
            """;

    private SequencePositions() {}

    static List<SchemaObject> read(Connection connection) throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        Map<String, ObjectKey> readable = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                ObjectKey key = new ObjectKey("sequence position", StateReader.identity(row));
                if (row.getBoolean("readable")) {
                    readable.put(relation(row), key);
                } else {
                    objects.add(object(key, Unreadable.VALUE.formatted("no right to SELECT from it")));
                }
            }
        }
        SequenceValues.read(connection, List.copyOf(readable.keySet()))
                .forEach((relation, value) ->
                        objects.add(object(Objects.requireNonNull(readable.get(relation)), position(value))));
        return objects;
    }

    private static String position(SequenceValues.Value value) {
        return value.last() + (value.called() ? " was given out" : " comes next");
    }

    private static String relation(ResultSet row) throws SQLException {
        return Identifiers.quoteForSql(row.getString("schema_name")) + "."
                + Identifiers.quoteForSql(row.getString("name"));
    }

    private static SchemaObject object(ObjectKey key, String position) {
        return SchemaObject.of(key, new TreeMap<>(Map.of("position", position)), List.of());
    }
}
