package dev.assay.setrunner;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A session that keeps a transaction open until it is closed, to park the runner at a known place. */
public final class HeldSession implements AutoCloseable {

    private final Connection connection;

    private HeldSession(Connection connection) {
        this.connection = connection;
    }

    /** Parks a concurrent index build late: it waits for an old snapshot with the index ready and not valid. */
    public static HeldSession oldSnapshot(TestDatabase database) {
        return holding(database, Connection.TRANSACTION_REPEATABLE_READ, "SELECT 1 FROM pg_class LIMIT 1");
    }

    /** Parks whatever needs a lock that the statement excludes. */
    public static HeldSession holding(TestDatabase database, String sql) {
        return holding(database, Connection.TRANSACTION_READ_COMMITTED, sql);
    }

    private static HeldSession holding(TestDatabase database, int isolation, String sql) {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(isolation);
            statement.execute(sql);
            return new HeldSession(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
