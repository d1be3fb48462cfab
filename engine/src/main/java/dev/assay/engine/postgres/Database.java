package dev.assay.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * An empty database that one scenario has to itself. Closing it drops it, whoever is still connected, unless it was
 * {@link #keep() kept}.
 */
public final class Database implements AutoCloseable {

    private final DatabasePool pool;
    private final PostgresServer server;
    private final String name;
    private boolean kept;
    private boolean closed;

    Database(DatabasePool pool, PostgresServer server, String name) {
        this.pool = pool;
        this.server = server;
        this.name = name;
    }

    /** Its name, which no other run uses. */
    public String name() {
        return name;
    }

    /** The server that it is on. */
    public PostgresServer server() {
        return server;
    }

    /** Where it is. */
    public Endpoint endpoint() {
        return server.endpoint(name);
    }

    /** Connect to it. */
    public Connection connect(String applicationName) throws SQLException {
        return server.connect(name, applicationName);
    }

    /** Watch and end its sessions. */
    public Sessions sessions() throws SQLException {
        return pool.sessions(name);
    }

    /** Leave it as it is when it is closed, and when its pool is closed. The server must be kept too if it is ours. */
    public synchronized void keep() {
        if (!kept) {
            kept = true;
            pool.keep(name);
        }
    }

    /** Drop it, if it is not kept. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (!kept && !closed) {
            closed = true;
            pool.drop(name);
        }
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
