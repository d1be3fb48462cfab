package dev.assay.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** One connection for the commands that make and drop databases, opened again after a server was restarted. */
final class AdminConnection implements AutoCloseable {

    private static final int VALID_SECONDS = 5;

    private final PostgresServer server;
    private final String applicationName;
    private @Nullable Connection connection;

    AdminConnection(PostgresServer server, String applicationName) {
        this.server = server;
        this.applicationName = applicationName;
    }

    synchronized void execute(String... commands) throws SQLException {
        try (Statement statement = open().createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // The server has ended the connection already.
            }
            connection = null;
        }
    }

    private Connection open() throws SQLException {
        Connection current = connection;
        if (current == null || !current.isValid(VALID_SECONDS)) {
            close();
            current = server.connect(server.maintenanceDatabase(), applicationName);
            connection = current;
        }
        return current;
    }
}
