package dev.assay.engine.data;

import dev.assay.engine.schema.Exclusions;
import java.sql.*;
import java.util.*;

/** STUB. */
public final class DataReader {
    private DataReader() {}

    public static DataSnapshot read(Connection c, Exclusions e) throws SQLException {
        Map<String, Map<String, Long>> all = new TreeMap<>();
        try (Statement s = c.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet r = s.executeQuery(
                    "select oid::regclass::text from pg_class where relkind='r' and relnamespace not in ('pg_catalog'::regnamespace,'information_schema'::regnamespace) and relname not in ('miniature_tracker','schema_migrations','applied_migrations','applied_migrations_progress') and relnamespace::regnamespace::text !~ '^pg_'")) {
                while (r.next()) tables.add(r.getString(1));
            }
            for (String t : tables) {
                Map<String, Long> rows = new TreeMap<>();
                try (ResultSet r = s.executeQuery("select to_jsonb(x)::text from " + t + " x")) {
                    while (r.next()) rows.merge(r.getString(1), 1L, Long::sum);
                }
                all.put(t, rows);
            }
        }
        return new DataSnapshot(all);
    }
}
