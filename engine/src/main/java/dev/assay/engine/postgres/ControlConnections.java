package dev.assay.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the maintenance database of a server, each lent to one borrower at a time and then to the next: a new
 * one costs the server a process with empty caches.
 */
final class ControlConnections implements AutoCloseable {

    private static final String APPLICATION_NAME = "assay-control";
    private static final int VALID_SECONDS = 5;

    private final PostgresServer server;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    ControlConnections(PostgresServer server) {
        this.server = server;
    }

    /** Lends one that works, to be given back. */
    Connection borrow() throws SQLException {
        for (Connection found = take(); found != null; found = take()) {
            if (found.isValid(VALID_SECONDS)) {
                return found;
            }
            found.close();
        }
        return server.connect(server.maintenanceDatabase(), APPLICATION_NAME);
    }

    private synchronized @Nullable Connection take() {
        return idle.poll();
    }

    /** Takes one back, in whatever state it is. */
    void giveBack(Connection connection) throws SQLException {
        if (!keeps(connection)) {
            connection.close();
        }
    }

    private synchronized boolean keeps(Connection connection) {
        return !closed && idle.offer(connection);
    }

    /** Closes those that are not lent; one that is lent is closed when it is given back. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Connection connection : idle) {
            try {
                connection.close();
            } catch (SQLException e) {
                // The server has ended it already.
            }
        }
        idle.clear();
    }
}
