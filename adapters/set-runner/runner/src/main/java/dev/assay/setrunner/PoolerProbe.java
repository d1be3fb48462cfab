package dev.assay.setrunner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Tells whether a transaction pooler stands in between although all statements met the same backend, as they do while no
 * other client is busy. A pooler makes up the process id that it announces to its clients; where that differs from the
 * backend's own, a second connection shows what kind of pooler it is.
 */
record PoolerProbe(Options options) {

    /** Whether a backend also serves a second connection while the first is open, so that it has no session of its own. */
    boolean isShared(Session session, int backend) {
        int announced = announced(session.connection());
        if (announced == 0 || announced == backend || options.source().isShared()) {
            return false;
        }
        try {
            Connection second = options.source().open();
            try {
                return backend(second) == backend;
            } finally {
                options.source().giveBack(second);
            }
        } catch (SQLException e) {
            // No second connection to be had: what can be seen on the first has been looked at.
            return false;
        }
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** What was announced when the connection was made, 0 if the driver does not tell; JDBC itself has no word for it. */
    private static int announced(Connection connection) {
        try {
            Class<?> type = Class.forName("org.postgresql.PGConnection");
            return connection.isWrapperFor(type)
                    ? (int) type.getMethod("getBackendPID").invoke(connection.unwrap(type))
                    : 0;
        } catch (ReflectiveOperationException | SQLException e) {
            return 0;
        }
    }
}
