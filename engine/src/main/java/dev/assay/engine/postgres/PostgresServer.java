package dev.assay.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * A running PostgreSQL server that Assay may create databases on.
 *
 * <p>A server that Assay started is gone after {@link #close()}, and also when Assay dies without closing it, unless it
 * was {@link #keep() kept}.
 */
public interface PostgresServer extends AutoCloseable {

    /**
     * Start, or reach, the server that {@code options} ask for.
     *
     * @param options where the server comes from
     * @param progress is told in whole sentences what is taken and why; never {@code null}
     * @return the server, running and checked
     * @throws PostgresException if it cannot be had
     */
    static PostgresServer start(PostgresOptions options, Consumer<String> progress) {
        return ServerSources.start(options, progress);
    }

    /** What it is, for instance {@code embedded PostgreSQL 18.6}. */
    String description();

    /** Its version. */
    ServerVersion version();

    /** How it was chosen and why, one sentence without an end. */
    String choice();

    /**
     * Where a database of this server is.
     *
     * @param database a database name; it need not exist
     */
    Endpoint endpoint(String database);

    /** A database that always exists, to look at the server and to create other databases from. */
    String maintenanceDatabase();

    /**
     * Connect to a database, within a bound.
     *
     * @param database the database
     * @param applicationName what {@code pg_stat_activity} shows for the session
     */
    default Connection connect(String database, String applicationName) throws SQLException {
        return endpoint(database).connect(applicationName);
    }

    /** Whether {@link #crash()} and {@link #restart()} work here. */
    default boolean canRestart() {
        return false;
    }

    /**
     * Stop the server at once, as if the machine had failed: no client is told, nothing is written out.
     *
     * @throws UnsupportedOperationException if this server cannot {@link #canRestart() be restarted}
     */
    default void crash() {
        throw new UnsupportedOperationException(description() + " cannot be crashed by Assay");
    }

    /**
     * Start the server again after {@link #crash()}, at the same endpoint, and wait until it accepts connections.
     *
     * @throws UnsupportedOperationException if this server cannot {@link #canRestart() be restarted}
     */
    default void restart() {
        throw new UnsupportedOperationException(description() + " cannot be restarted by Assay");
    }

    /** Whether it is Assay that started this server, so that it ends with Assay unless it is kept. */
    default boolean endsWithAssay() {
        return true;
    }

    /** Whether {@link #keep()} works here. Testcontainers ends its containers with the JVM that started them. */
    default boolean canKeep() {
        return false;
    }

    /**
     * Let the server run on after {@link #close()} and after the end of Assay.
     *
     * @return the command that ends it, for a person to type; empty if Assay did not start it
     * @throws UnsupportedOperationException if this server cannot {@link #canKeep() be kept}
     */
    default String keep() {
        throw new UnsupportedOperationException(description() + " ends with Assay");
    }

    /** Stop the server if Assay started it, and remove what it leaves. Does nothing the second time. */
    @Override
    void close();
}
