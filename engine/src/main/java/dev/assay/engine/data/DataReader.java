package dev.assay.engine.data;

import dev.assay.engine.schema.ConsistentRead;
import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.Identifiers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads the rows of all ordinary tables of a database in one consistent read. */
public final class DataReader {

    /** How many rows a table may have: more are refused, not skipped. */
    public static final int MOST_ROWS = 100_000;

    /** The tables that a user made: not the server's, not an extension's, not a session's. Partitions are tables. */
    private static final String TABLES = """
            SELECT n.nspname AS schema_name,
                   c.relname AS table_name,
                   coalesce((SELECT json_agg(a.attname ORDER BY a.attnum)
                             FROM pg_attribute AS a
                             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]') AS column_names
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r'
              AND c.relpersistence <> 't'
              AND c.oid >= 16384
              AND NOT EXISTS (SELECT FROM pg_depend AS d
                              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname
            """;

    private DataReader() {}

    /**
     * Reads the rows of the database of a connection.
     *
     * @param connection a connection in auto-commit mode; it is left as it was
     * @param exclusions the tables and schemas to leave out
     * @return the rows
     * @throws SQLException if the server refuses
     * @throws TooManyRowsException if a table has more than {@link #MOST_ROWS} rows
     */
    public static DataSnapshot read(Connection connection, Exclusions exclusions) throws SQLException {
        return ConsistentRead.of(connection, open -> {
            TreeMap<String, TableContents> tables = new TreeMap<>();
            for (Table table : tables(open, exclusions)) {
                tables.put(table.identity(), table.read(open));
            }
            return new DataSnapshot(tables);
        });
    }

    static List<Table> tables(Connection connection, Exclusions exclusions) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                String schema = rows.getString("schema_name");
                Table table = new Table(schema, rows.getString("table_name"), rows.getString("column_names"));
                boolean leftOut =
                        exclusions.hasSchema(Identifiers.quote(schema)) || exclusions.hasRelation(table.identity());
                if (!leftOut) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }
}
