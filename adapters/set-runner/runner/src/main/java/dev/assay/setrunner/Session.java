package dev.assay.setrunner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection of a run: sends one statement at a time, and goes back to its owner as it came. */
final class Session implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final ConnectionSource source;
    private final Connection connection;
    private final Notices notices;
    private final boolean autoCommit;
    private boolean usable;

    private Session(ConnectionSource source, RunListener listener, Connection connection) throws SQLException {
        this.source = source;
        this.connection = connection;
        this.notices = new Notices(listener);
        this.autoCommit = connection.getAutoCommit();
        this.usable = true;
    }

    /** What a command does with a session. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Opens a session, works with it and gives it back; what the driver throws becomes an exception of the runner. */
    static <T> T use(Options options, Work<T> work) {
        try (Session session = open(options.source(), options.listener())) {
            return work.run(session);
        } catch (SQLException e) {
            throw Failures.ofServer(options.source().description(), e);
        }
    }

    static Session open(ConnectionSource source, RunListener listener) {
        try {
            Session session = new Session(source, listener, source.open());
            session.enterAutoCommit();
            return session;
        } catch (SQLException e) {
            throw Failures.connect(source.description(), e);
        }
    }

    private void enterAutoCommit() throws SQLException {
        if (autoCommit) {
            return;
        }
        if (source.isShared()) {
            throw new SetRunnerException.Usage(new Problem(
                    source.description(),
                    "a connection in auto-commit mode",
                    "auto-commit is off, so a transaction of the caller may be open",
                    "a migration commits by itself and must not commit the caller's work with it",
                    "call setAutoCommit(true), or hand over a data source"));
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** The connection itself, for what reads and changes nothing. */
    Connection connection() {
        return connection;
    }

    /** Sends one statement as it is; warnings of the server go to the listener. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            notices.report(statement);
        }
    }

    <T> List<T> query(String sql, Row<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
        }
        return rows;
    }

    /** The first column of the first row. */
    String value(String sql) throws SQLException {
        return query(sql, row -> String.valueOf(row.getString(1))).get(0);
    }

    boolean test(String sql) throws SQLException {
        return query(sql, row -> row.getBoolean(1)).get(0);
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Rolls back and leaves the transaction; a connection that is gone has rolled back by itself. */
    void rollback() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            usable = false;
            LOG.debug("rollback on a lost connection", e);
        }
    }

    /** Tells whether the connection still answers. */
    boolean isAlive() {
        try {
            return usable && !connection.isClosed() && connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        rollback();
        try {
            if (usable && !connection.isClosed()) {
                connection.setAutoCommit(autoCommit);
            }
            source.giveBack(connection);
        } catch (SQLException e) {
            LOG.debug("closing a lost connection", e);
        }
    }
}
