package dev.assay.adapter.command;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for a test class, with a database of its own for each test. */
final class TestServer implements AutoCloseable {

    /** Every character of it means something in a URL or a shell. */
    static final String PASSWORD = "p@ss/w:rd?#% 'x\"&=ä";

    private static final String OWNER = "us:er@1";

    private final PostgresServer server;
    private final AtomicInteger count = new AtomicInteger();

    TestServer() throws SQLException {
        server = PostgresServer.start(PostgresOptions.embedded(), line -> {});
        execute("CREATE ROLE \"us:er@1\" LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'");
    }

    Endpoint newDatabase() throws SQLException {
        String name = "we/ird db%" + count.incrementAndGet();
        execute("CREATE DATABASE \"" + name + "\" OWNER \"us:er@1\"");
        Endpoint server = this.server.endpoint(name);
        Endpoint endpoint = new Endpoint(server.host(), server.port(), name, OWNER, PASSWORD);
        sql(endpoint, "GRANT ALL ON SCHEMA public TO PUBLIC");
        return endpoint;
    }

    Connection connect(Endpoint endpoint) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", endpoint.user());
        properties.setProperty("password", endpoint.password());
        properties.setProperty("PGDBNAME", endpoint.database());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + endpoint.port() + "/", properties);
    }

    void sql(Endpoint endpoint, String sql) throws SQLException {
        try (Connection connection = connect(endpoint);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.connect(server.maintenanceDatabase(), "assay test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
