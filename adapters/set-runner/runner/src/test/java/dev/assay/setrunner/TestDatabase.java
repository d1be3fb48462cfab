package dev.assay.setrunner;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A fresh database with an operator's connection to it. */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final String name;
    private final Connection operator;

    private TestDatabase(String name) throws SQLException {
        this.name = name;
        this.operator = connect();
    }

    public static TestDatabase create() {
        String name = "t" + NUMBER.incrementAndGet();
        try (Connection admin = DriverManager.getConnection(TestServer.url("postgres"), "postgres", "");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return new TestDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String name() {
        return name;
    }

    public String url() {
        return TestServer.url(name);
    }

    Connection connect() {
        try {
            return DriverManager.getConnection(url(), "postgres", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    SetRunnerBuilder runner(Path migrations) {
        return SetRunner.builder()
                .database(url(), "postgres", "")
                .migrations(migrations)
                .lockWait(Duration.ofSeconds(20));
    }

    public void execute(String... statements) {
        try (Statement statement = operator.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of every row. */
    public List<String> list(String sql) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = operator.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(String.valueOf(row.getString(1)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String value(String sql) {
        return list(sql).get(0);
    }

    /** The applied set as version and name. */
    public List<String> applied() {
        return list("SELECT version || '_' || name FROM public.applied_migrations ORDER BY version");
    }

    public boolean hasTable(String table) {
        return value("SELECT to_regclass('" + table + "') IS NOT NULL").equals("t");
    }

    public List<String> locks() {
        return list("SELECT pid::text FROM pg_locks WHERE locktype = 'advisory' AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    /** Waits until a query gives true. */
    public void await(String what, String sql) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!value("SELECT (" + sql + ")::boolean").equals("t")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + BOUND + " in vain for: " + what + "; sessions: "
                        + list("SELECT pid || ' ' || state || ' ' || query FROM pg_stat_activity"
                                + " WHERE datname = current_database()"));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void close() {
        try {
            operator.close();
            try (Connection admin = DriverManager.getConnection(TestServer.url("postgres"), "postgres", "");
                    Statement statement = admin.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
