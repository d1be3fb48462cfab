package dev.assay.setrunner;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Sessions that a flaw keeps open; their database is dropped with force in the end. */
final class Kept {

    private static final List<Connection> OPEN = new ArrayList<>();

    private Kept() {}

    static void open(ConnectionSource source) throws SQLException {
        Connection connection = source.open();
        synchronized (OPEN) {
            OPEN.add(connection);
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }
}
