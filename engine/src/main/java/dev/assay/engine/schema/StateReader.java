package dev.assay.engine.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what is state of a database and not schema, a section each: positions of sequences, materialized views without
 * contents, prepared transactions, properties of the database, settings of roles, files of tables.
 */
final class StateReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORIGIN = """
            SELECT s.system_identifier || '/' || d.oid
            FROM pg_control_system() AS s, pg_database AS d
            WHERE d.datname = current_database()
            """;

    private final Connection connection;
    private final List<SchemaObject> objects = new ArrayList<>();

    private StateReader(Connection connection) {
        this.connection = connection;
    }

    /** Reads all sections but the contents of tables, within a consistent read. */
    static List<SchemaObject> read(Connection connection) throws SQLException {
        StateReader reader = new StateReader(connection);
        for (JsonNode section : Resources.yaml("state.yaml")) {
            reader.section(section.path("kind").asText(), section.path("sql").asText());
        }
        String origin = origin(connection);
        if (!origin.isEmpty()) {
            ObjectKey key = new ObjectKey(Origin.KIND, "this");
            reader.objects.add(SchemaObject.of(key, Map.of("database", origin), List.of()));
        }
        reader.objects.addAll(SequencePositions.read(connection));
        return reader.objects;
    }

    /** Says which database of which server a connection is to; empty if the role may not know. */
    private static String origin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT has_function_privilege('pg_control_system()', 'EXECUTE')")) {
            if (!row.next() || !row.getBoolean(1)) {
                return "";
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ORIGIN)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private void section(String kind, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                objects.add(SchemaObject.of(
                        new ObjectKey(kind, identity(row)), attributes(row.getString("attributes")), List.of()));
            }
        }
    }

    static String identity(ResultSet row) throws SQLException {
        String schema = row.getString("schema_name");
        String name = Identifiers.quote(row.getString("name"));
        return schema == null ? name : Identifiers.quote(schema) + "." + name;
    }

    private static SortedMap<String, String> attributes(String json) {
        try {
            SortedMap<String, String> attributes = new TreeMap<>();
            JSON.readTree(json).properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .forEach(entry ->
                            attributes.put(entry.getKey(), entry.getValue().asText()));
            return attributes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server gave no JSON for a section of state", e);
        }
    }
}
