package dev.assay.engine.miniature;

import dev.assay.engine.adapter.Order;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Migration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A tiny runner with a lock and transactions, and one carelessness. */
final class Careless {

    private static final long LOCK = 4711;

    /** Sessions whose runner has forgotten them; the database is dropped with force in the end. */
    private static final List<Connection> FORGOTTEN = new ArrayList<>();

    /** Where the server itself listens, by the database that said so. */
    private static final Map<String, Integer> SERVER_PORTS = new ConcurrentHashMap<>();

    private static final AtomicInteger GOODBYES = new AtomicInteger();

    private final Carelessness way;
    private final Order order;

    Careless(Carelessness way, Order order) {
        this.way = way;
        this.order = order;
    }

    void migrate(List<String> told) throws SQLException {
        if (way == Carelessness.LOCKS_ON_AN_IDLE_CONNECTION) {
            try (Connection idle = connect()) {
                execute(idle, "SELECT pg_advisory_lock(" + LOCK + ")");
                work(told);
            }
        } else if (way == Carelessness.SAYS_GOODBYE_LATE_AT_TIMES) {
            Connection first = connect();
            try {
                execute(first, "SELECT 1");
                if (GOODBYES.incrementAndGet() % 2 == 0) {
                    first.close();
                }
                work(told);
            } finally {
                first.close();
            }
        } else {
            work(told);
        }
    }

    private void work(List<String> told) throws SQLException {
        try (Connection connection = connect()) {
            lock(connection);
            execute(connection, "CREATE TABLE IF NOT EXISTS " + MiniatureAdapter.TABLE + " (version bigint)");
            for (Migration migration : pending(connection)) {
                applyAtLast(connection, migration);
                told.add("applied " + migration.title());
            }
            if (way == Carelessness.UNLOCKS_ON_ANOTHER_CONNECTION) {
                execute(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            if (way != Carelessness.IGNORES_A_LOST_CONNECTION) {
                throw e;
            }
            told.add("never mind: " + e.getMessage());
        }
    }

    private void lock(Connection connection) throws SQLException {
        switch (way) {
            case TAKES_NO_LOCK, LOCKS_ON_AN_IDLE_CONNECTION -> {}
            case LOCKS_ON_ANOTHER_CONNECTION -> {
                try (Connection other = connect()) {
                    execute(other, "SELECT pg_advisory_lock(" + LOCK + ")");
                }
            }
            case UNLOCKS_ON_ANOTHER_CONNECTION -> {
                Connection other = connect();
                synchronized (FORGOTTEN) {
                    FORGOTTEN.add(other);
                }
                execute(other, "SELECT pg_advisory_lock(" + LOCK + ")");
            }
            default -> execute(connection, "SELECT pg_advisory_lock(" + LOCK + ")");
        }
    }

    private void applyAtLast(Connection connection, Migration migration) throws SQLException {
        try {
            apply(connection, migration);
        } catch (SQLException e) {
            if (way != Carelessness.RECONNECTS_WITHOUT_ITS_LOCK) {
                throw e;
            }
            try (Connection another = connect()) {
                apply(another, migration);
            }
        }
    }

    private void apply(Connection connection, Migration migration) throws SQLException {
        String record = "INSERT INTO " + MiniatureAdapter.TABLE + " VALUES (" + migration.version() + ")";
        if (way == Carelessness.RECORDS_BEFORE_IT_APPLIES) {
            execute(connection, record);
            execute(connection, migration.up());
        } else if (way == Carelessness.APPLIES_BEFORE_IT_RECORDS || !migration.transactional()) {
            execute(connection, migration.up());
            execute(connection, record);
        } else {
            connection.setAutoCommit(false);
            execute(connection, migration.up());
            execute(connection, record);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private List<Migration> pending(Connection connection) throws SQLException {
        TreeSet<Long> applied = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version FROM " + MiniatureAdapter.TABLE)) {
            while (rows.next()) {
                applied.add(rows.getLong(1));
            }
        }
        return order.release().migrations().stream()
                .filter(migration -> !applied.contains(migration.version()))
                .toList();
    }

    private Connection connect() throws SQLException {
        if (way == Carelessness.GOES_AROUND_THE_PROXY) {
            return SERVER_PORTS.containsKey(order.database().database()) ? connectAround() : connectAndAskForThePort();
        }
        return connect(order.database());
    }

    private Connection connectAround() throws SQLException {
        Endpoint told = order.database();
        return connect(told.withAddress(told.host(), SERVER_PORTS.get(told.database())));
    }

    private Connection connectAndAskForThePort() throws SQLException {
        Connection connection = connect(order.database());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT inet_server_port()")) {
            row.next();
            SERVER_PORTS.put(order.database().database(), row.getInt(1));
        }
        return connection;
    }

    private static Connection connect(Endpoint endpoint) throws SQLException {
        return DriverManager.getConnection(endpoint.jdbcUrl(), endpoint.user(), endpoint.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
