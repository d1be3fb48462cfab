package dev.assay.engine.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/**
 * Where one database is and who may enter. Its text form never shows the password.
 *
 * @param host a loopback host; nothing else is accepted
 * @param port the TCP port
 * @param database the name of the database
 * @param user the role that connects
 * @param password the role's password, may be empty
 */
public record Endpoint(String host, int port, String database, String user, String password) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    private static final String LOGIN_TIMEOUT_SECONDS = "10";

    /**
     * Check that the host is this machine.
     *
     * @throws PostgresException if it is not
     */
    public Endpoint {
        if (!LOOPBACK.contains(host)) {
            throw PostgresException.at("PostgreSQL at " + host + ":" + port)
                    .expected("a server on this machine (127.0.0.1, ::1 or localhost)")
                    .found("the host \"" + host + "\"")
                    .rule("Assay creates, crashes and drops databases, and does so on loopback addresses only")
                    .next("run a server here, or use --postgres embedded");
        }
    }

    /** The same server and role, another database. */
    public Endpoint withDatabase(String otherDatabase) {
        return new Endpoint(host, port, otherDatabase, user, password);
    }

    /** The same database and role, reached through another address of this machine, for instance a proxy's. */
    public Endpoint withAddress(String otherHost, int otherPort) {
        return new Endpoint(otherHost, otherPort, database, user, password);
    }

    /** The URL for JDBC, without user and password: hand those over by {@link #user()} and {@link #password()}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + address() + "/" + encode(database) + "?sslmode=disable";
    }

    /** The URL for libpq and everything that reads the same form, user and password included, percent-encoded. */
    public String libpqUrl() {
        String secret = password.isEmpty() ? "" : ":" + encode(password);
        return "postgresql://" + encode(user) + secret + "@" + address() + "/" + encode(database) + "?sslmode=disable";
    }

    /** Host and port, in the form that a URL has them. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * Connect, within a bound.
     *
     * @param applicationName what {@code pg_stat_activity} shows for the session
     */
    public Connection connect(String applicationName) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", LOGIN_TIMEOUT_SECONDS);
        properties.setProperty("gssEncMode", "disable");
        // The application name then travels in the startup packet, so that RESET ALL brings it back.
        properties.setProperty("assumeMinServerVersion", "9.0");
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    /** The endpoint without its password. */
    @Override
    public String toString() {
        return user + "@" + address() + "/" + database;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
