package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction in which every query sees the same moment of a database, writes nothing, and waits for no lock for long.
 * The settings of the session that change how the server writes expressions are fixed while it lasts.
 */
public final class ConsistentRead {

    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;";

    /** The settings of a transaction in which expressions are written in one way, whatever those of its session are. */
    static final String SETTINGS = """
            SET LOCAL search_path = pg_catalog;
            SELECT set_config('lock_timeout', '10s', true) WHERE current_setting('lock_timeout') = '0';
            SET LOCAL statement_timeout = '120s';
            SET LOCAL row_security = off;
            SET LOCAL jit = off;
            SET LOCAL quote_all_identifiers = off;
            SET LOCAL DateStyle = 'ISO, YMD';
            SET LOCAL IntervalStyle = 'postgres';
            SET LOCAL TimeZone = 'UTC';
            SET LOCAL extra_float_digits = 1;
            SET LOCAL bytea_output = 'hex';
            SET LOCAL xmlbinary = 'base64'
            """;

    private ConsistentRead() {}

    /**
     * What is read.
     *
     * @param <T> what comes of it
     */
    public interface Query<T> {

        /**
         * Reads within the transaction.
         *
         * @param connection the connection that has the transaction open
         * @return what comes of it
         * @throws SQLException if the server refuses
         */
        T read(Connection connection) throws SQLException;
    }

    /**
     * Reads within one such transaction, and leaves the connection as it was.
     *
     * @param connection a connection that has no transaction open
     * @param query what is read
     * @param <T> what comes of it
     * @return what came of it
     * @throws SQLException if the server refuses
     * @throws IllegalArgumentException if the connection is not in auto-commit mode, so that it may have one open
     */
    public static <T> T of(Connection connection, Query<T> query) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalArgumentException("a consistent read needs a connection without an open transaction");
        }
        connection.setAutoCommit(false);
        try {
            begin(connection);
            return query.read(connection);
        } finally {
            end(connection);
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BEGIN + SETTINGS);
        }
    }

    private static void end(Connection connection) throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
