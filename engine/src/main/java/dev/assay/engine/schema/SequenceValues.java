package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the two columns that only a sequence itself has, and on which its next value depends. */
public final class SequenceValues {

    /** How many sequences one statement reads: the server plans each of them. */
    private static final int AT_ONCE = 500;

    private SequenceValues() {}

    /**
     * What a sequence holds.
     *
     * @param last its column {@code last_value}
     * @param called its column {@code is_called}: whether that value was given out
     */
    public record Value(long last, boolean called) {}

    /**
     * Reads some sequences.
     *
     * @param connection a connection of a role that may read them
     * @param relations their names as SQL has them, quoted and with the schema
     * @return the values by these names, in the same order
     * @throws SQLException if the server refuses
     */
    public static Map<String, Value> read(Connection connection, List<String> relations) throws SQLException {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < relations.size(); i += AT_ONCE) {
            readAtOnce(connection, relations.subList(i, Math.min(relations.size(), i + AT_ONCE)), values);
        }
        return values;
    }

    private static void readAtOnce(Connection connection, List<String> relations, Map<String, Value> into)
            throws SQLException {
        List<String> selects = new ArrayList<>();
        for (String relation : relations) {
            selects.add("SELECT " + selects.size() + ", last_value, is_called FROM " + relation);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(String.join("\nUNION ALL ", selects) + "\nORDER BY 1")) {
            while (row.next()) {
                into.put(relations.get(row.getInt(1)), new Value(row.getLong(2), row.getBoolean(3)));
            }
        }
    }
}
