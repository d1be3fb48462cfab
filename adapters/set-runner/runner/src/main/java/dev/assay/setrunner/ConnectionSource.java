package dev.assay.setrunner;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the one connection of a run comes from. */
interface ConnectionSource {

    /** Opens or lends a connection; the name of the source goes into messages. */
    Connection open() throws SQLException;

    /** Takes the connection back. */
    void giveBack(Connection connection) throws SQLException;

    /** Tells whether the connection may be used by the caller too, with work of its own in progress. */
    boolean isShared();

    /** How messages name the source; without secrets. */
    String description();

    static ConnectionSource of(DataSource dataSource) {
        return new Opened("the data source", dataSource::getConnection);
    }

    static ConnectionSource of(String url, @Nullable String user, @Nullable String password) {
        return new Opened(Redaction.mask(url), () -> DriverManager.getConnection(url, properties(url, user, password)));
    }

    static ConnectionSource of(Connection connection) {
        return new Lent(connection);
    }

    /**
     * The driver would cut statements a second time, by its own rules, in its default query mode; in this mode it sends plain
     * statements as they are. A mode in the URL wins.
     */
    static Properties properties(String url, @Nullable String user, @Nullable String password) {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        if (!url.contains("preferQueryMode=")) {
            properties.setProperty("preferQueryMode", "extendedForPrepared");
        }
        if (!url.contains("ApplicationName=")) {
            properties.setProperty("ApplicationName", "assay-set-runner");
        }
        return properties;
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    /** A connection of the runner's own, closed at the end. */
    record Opened(String description, Opener opener) implements ConnectionSource {
        @Override
        public Connection open() throws SQLException {
            return opener.open();
        }

        @Override
        public void giveBack(Connection connection) throws SQLException {
            connection.close();
        }

        @Override
        public boolean isShared() {
            return false;
        }
    }

    /** A connection of the caller, left open. */
    record Lent(Connection connection) implements ConnectionSource {
        @Override
        public Connection open() {
            return connection;
        }

        @Override
        public void giveBack(Connection lent) {
            // It was never ours.
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public String description() {
            return "the connection of the caller";
        }
    }
}
