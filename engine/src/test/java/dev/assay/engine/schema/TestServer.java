package dev.assay.engine.schema;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded server for all tests of this package and of the data package; it ends with the JVM. */
public final class TestServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    private static final Map<Integer, PostgresServer> SERVERS = new ConcurrentHashMap<>();

    private static PostgresServer server(int major) {
        return SERVERS.computeIfAbsent(major, m -> PostgresServer.start(PostgresOptions.embedded(m), line -> {}));
    }

    /** Makes a new database and runs SQL in it. */
    public static String databaseWith(String... sql) throws SQLException {
        return databaseOn(PostgresOptions.DEFAULT_MAJOR, sql);
    }

    /** Makes a new database on a server of some major version and runs SQL in it. */
    public static String databaseOn(int major, String... sql) throws SQLException {
        String name = "schema_" + DATABASES.incrementAndGet();
        try (Connection connection = connect(major, "postgres")) {
            execute(connection, "CREATE DATABASE " + name + (major < 15 ? "" : " STRATEGY file_copy"));
        }
        try (Connection connection = connect(major, name)) {
            execute(connection, sql);
        }
        return name;
    }

    /** Returns where a database on the server of a major version is. */
    public static Endpoint endpoint(int major, String database) {
        return server(major).endpoint(database);
    }

    /** Makes a new database as a copy of another that nobody is connected to. */
    public static String copyOf(String template) throws SQLException {
        return copyOf(PostgresOptions.DEFAULT_MAJOR, template);
    }

    static String copyOf(int major, String template) throws SQLException {
        String name = "schema_" + DATABASES.incrementAndGet();
        try (Connection connection = connect(major, "postgres")) {
            String strategy = major < 15 ? "" : " STRATEGY file_copy";
            execute(connection, "CREATE DATABASE " + name + " TEMPLATE " + template + strategy);
        }
        return name;
    }

    static void drop(int major, String database) throws SQLException {
        try (Connection connection = connect(major, "postgres")) {
            execute(connection, "DROP DATABASE " + database + " WITH (FORCE)");
        }
    }

    /** Opens a connection as the superuser. */
    public static Connection connect(String database) throws SQLException {
        return connect(PostgresOptions.DEFAULT_MAJOR, database);
    }

    /** Opens a connection to the server of a major version as the superuser. */
    public static Connection connect(int major, String database) throws SQLException {
        return server(major).connect(database, "assay test");
    }

    /** Runs statements, each by itself: a script with a line of two dashes and a slash between transactions. */
    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static Snapshot snapshot(String database) throws SQLException {
        return snapshot(database, Exclusions.none());
    }

    static Snapshot snapshot(String database, Exclusions exclusions) throws SQLException {
        try (Connection connection = connect(database)) {
            return CatalogReader.read(connection, exclusions);
        }
    }
}
