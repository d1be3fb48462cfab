package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads where sequences stand: the value that comes next depends on two columns that only the sequence itself has. */
final class SequencePositions {

    private static final String SEQUENCES = """
            SELECT n.nspname AS schema_name,
                   c.relname AS name,
                   has_table_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') AS readable
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND c.relpersistence <> 't'
            """;

    /** How many sequences one statement reads: the server plans each of them. */
    private static final int AT_ONCE = 500;

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
        List<String> relations = List.copyOf(readable.keySet());
        for (int i = 0; i < relations.size(); i += AT_ONCE) {
            read(connection, relations.subList(i, Math.min(relations.size(), i + AT_ONCE)), readable, objects);
        }
        return objects;
    }

    private static String relation(ResultSet row) throws SQLException {
        return Identifiers.quoteForSql(row.getString("schema_name")) + "."
                + Identifiers.quoteForSql(row.getString("name"));
    }

    private static void read(
            Connection connection, List<String> relations, Map<String, ObjectKey> keys, List<SchemaObject> into)
            throws SQLException {
        List<String> selects = new ArrayList<>();
        for (String relation : relations) {
            selects.add("SELECT " + selects.size() + ", last_value, is_called FROM " + relation);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(String.join("\nUNION ALL ", selects))) {
            while (row.next()) {
                ObjectKey key = keys.get(relations.get(row.getInt(1)));
                if (key != null) {
                    into.add(object(key, row.getString(2) + (row.getBoolean(3) ? " was given out" : " comes next")));
                }
            }
        }
    }

    private static SchemaObject object(ObjectKey key, String position) {
        return SchemaObject.of(key, new TreeMap<>(Map.of("position", position)), List.of());
    }
}
