package dev.assay.engine.benchmark;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A server, and a way to it that is new in each iteration, so that the trace of one does not burden the next. */
@State(Scope.Benchmark)
public class Route {

    /** How the server is reached. */
    @Param
    public Way way;

    private PostgresServer server;
    private Way.Open open;

    /** Starts the server. */
    @Setup(Level.Trial)
    public void startServer() {
        server = PostgresServer.start(PostgresOptions.embedded(), line -> {});
    }

    /** Opens the way. */
    @Setup(Level.Iteration)
    public void open() throws Exception {
        open = way.open(server.endpoint(server.maintenanceDatabase()));
    }

    /** Closes the way. */
    @TearDown(Level.Iteration)
    public void close() throws Exception {
        open.close();
    }

    /** Ends the server. */
    @TearDown(Level.Trial)
    public void endServer() {
        server.close();
    }

    Connection connect(String queryMode) throws SQLException {
        Endpoint endpoint = open.endpoint();
        Properties properties = new Properties();
        properties.setProperty("user", endpoint.user());
        properties.setProperty("password", endpoint.password());
        properties.setProperty("sslmode", way.sslMode());
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("preferQueryMode", queryMode);
        return DriverManager.getConnection(endpoint.jdbcUrl().replace("?sslmode=disable", ""), properties);
    }
}
