package dev.assay.adapter.command;

import dev.assay.engine.postgres.Endpoint;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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

    private final EmbeddedPostgres server;
    private final AtomicInteger count = new AtomicInteger();

    TestServer() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        execute(
                server.getJdbcUrl("postgres", "postgres"),
                "postgres",
                "CREATE ROLE \"us:er@1\" LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'");
    }

    Endpoint newDatabase() throws SQLException {
        String name = "we/ird db%" + count.incrementAndGet();
        execute(
                server.getJdbcUrl("postgres", "postgres"),
                "postgres",
                "CREATE DATABASE \"" + name + "\" OWNER \"us:er@1\"");
        Endpoint endpoint = new Endpoint("127.0.0.1", server.getPort(), name, OWNER, PASSWORD);
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

    private static void execute(String url, String user, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
