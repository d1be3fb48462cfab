package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Looks at and creates the runner's own tables, always by their schema and never through search_path. */
final class Tables {

    /** Another session may create the same schema or table at the same moment; IF NOT EXISTS does not help then. */
    private static final Set<String> RACED = Set.of("23505", "42P06", "42P07", "42710", "XX000");

    private static final int ATTEMPTS = 5;

    private Tables() {}

    /** The columns of a table, empty if there is none of this very name in this very schema. */
    static List<String> columns(Session session, QualifiedName name) throws SQLException {
        return session.query(
                "SELECT a.attname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = "
                        + Sql.literal(name.schema()) + " AND c.relname = " + Sql.literal(name.table())
                        + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
                row -> row.getString(1));
    }

    static boolean exists(Session session, QualifiedName name) throws SQLException {
        return !columns(session, name).isEmpty();
    }

    static boolean schemaExists(Session session, String schema) throws SQLException {
        return session.test(
                "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = " + Sql.literal(schema) + ")");
    }

    /** Creates a table, and its schema before it, unless they are there; a racing creator is no failure. */
    static void create(Session session, QualifiedName name, String columns) throws SQLException {
        for (int attempt = 1; !exists(session, name); attempt++) {
            try {
                if (!schemaExists(session, name.schema())) {
                    session.execute("CREATE SCHEMA IF NOT EXISTS " + Sql.identifier(name.schema()));
                }
                session.execute("CREATE TABLE IF NOT EXISTS " + name.sql() + " (" + columns + ")");
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !RACED.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }
}
