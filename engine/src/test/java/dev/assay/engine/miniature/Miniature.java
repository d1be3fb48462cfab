package dev.assay.engine.miniature;

import dev.assay.engine.adapter.Order;
import dev.assay.engine.scenario.Migration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/** A tiny runner: a set of versions, one transaction a migration; and one flaw. */
final class Miniature {

    /** Sessions that a flaw keeps open; the database is dropped with force in the end. */
    private static final List<Connection> KEPT = new ArrayList<>();

    private final Flaw flaw;
    private final Order order;

    Miniature(Flaw flaw, Order order) {
        this.flaw = flaw;
        this.order = order;
    }

    void migrate(List<String> told) throws SQLException, InterruptedException {
        Connection connection = DriverManager.getConnection(
                order.database().jdbcUrl(),
                order.database().user(),
                order.database().password());
        try {
            execute(connection, "CREATE TABLE IF NOT EXISTS " + MiniatureAdapter.TABLE + " (version bigint)");
            misbehaveBefore(connection);
            if (flaw == Flaw.TRUSTS_ITS_SESSION) {
                execute(connection, "SELECT pg_advisory_lock(4711)");
            }
            applyAll(connection, told);
            misbehaveAfter(connection);
        } finally {
            if (flaw != Flaw.KEEPS_A_SESSION_OPEN && flaw != Flaw.LEAVES_AN_ADVISORY_LOCK) {
                connection.close();
            }
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
        long highest = applied.isEmpty() ? 0 : applied.last();
        List<Migration> pending = order.release().migrations().stream()
                .filter(migration -> !applied.contains(migration.version()))
                .sorted(Comparator.comparingLong(Migration::version))
                .toList();
        boolean late = pending.stream().anyMatch(migration -> migration.version() < highest);
        if (late && flaw == Flaw.REFUSES_LATE_VERSIONS) {
            throw new SQLException("version " + pending.get(0).version() + " came late");
        }
        return switch (flaw) {
            case COMPARES_WITH_THE_MAXIMUM ->
                pending.stream().filter(one -> one.version() > highest).toList();
            case COUNTS_ITS_RECORDS ->
                order.release().migrations().stream().skip(applied.size()).toList();
            case APPLIES_ONE_AND_CALLS_IT_A_DAY -> pending.stream().limit(1).toList();
            default -> pending;
        };
    }

    private void applyAll(Connection connection, List<String> told) throws SQLException {
        connection.setAutoCommit(flaw != Flaw.NEVER_COMMITS);
        for (Migration migration : pending(connection)) {
            try {
                apply(connection, migration);
            } catch (SQLException e) {
                if (flaw != Flaw.GOES_ON_AFTER_AN_ERROR) {
                    throw e;
                }
            }
            told.add("applied " + migration.title());
        }
    }

    /** The SQL of a migration as a flaw understands it. */
    private String sql(Migration migration) {
        return switch (flaw) {
            case STOPS_AT_THE_FIRST_SEMICOLON -> migration.up().split(";", 2)[0];
            case REPLACES_TEXT_IN_THE_SQL -> migration.up().replace("PRIMARY KEY", "");
            case GOES_ON_AFTER_AN_ERROR -> migration.version() == 2 ? "SELECT 1/0" : migration.up();
            default -> migration.up();
        };
    }

    private boolean applies(Connection connection, Migration migration) throws SQLException {
        if (flaw == Flaw.BASELINES_WHATEVER_IT_FINDS) {
            try (Statement statement = connection.createStatement();
                    ResultSet early = statement.executeQuery("SELECT to_regclass('public.early') IS NULL")) {
                return early.next() && early.getBoolean(1);
            }
        }
        return !(migration.version() == 2 && flaw == Flaw.RECORDS_WITHOUT_APPLYING);
    }

    private void apply(Connection connection, Migration migration) throws SQLException {
        boolean flawed = migration.version() == 2;
        if (applies(connection, migration)) {
            execute(connection, sql(migration));
        }
        if (flawed && flaw == Flaw.FAILS_HALF_WAY) {
            throw new SQLException("something went wrong after version 2 was applied");
        }
        if (flawed && flaw == Flaw.APPLIES_TWICE) {
            execute(connection, "INSERT INTO probe VALUES (2)");
        }
        if (!(flawed && flaw == Flaw.APPLIES_WITHOUT_RECORDING)) {
            execute(connection, "INSERT INTO " + MiniatureAdapter.TABLE + " VALUES (" + migration.version() + ")");
        }
    }

    private void misbehaveBefore(Connection connection) throws SQLException, InterruptedException {
        if (flaw == Flaw.STARTS_ANEW) {
            execute(connection, "DROP TABLE IF EXISTS probe, late, early; DELETE FROM " + MiniatureAdapter.TABLE);
        }
        if (flaw == Flaw.WORKS_IN_A_SCHEMA_OF_ITS_OWN) {
            execute(connection, "CREATE SCHEMA IF NOT EXISTS own; SET search_path = own, public");
        }
        if (flaw == Flaw.NEVER_ENDS) {
            connection.close();
            new CountDownLatch(1).await();
        }
        if (flaw == Flaw.NEVER_ENDS_AND_HOLDS_A_LOCK
                && !order.release().versions().contains(2L)) {
            execute(connection, "CREATE TABLE locked (id bigint); BEGIN; LOCK TABLE locked, " + MiniatureAdapter.TABLE);
            new CountDownLatch(1).await();
        }
    }

    private void misbehaveAfter(Connection connection) throws SQLException {
        switch (flaw) {
            case KEEPS_A_SESSION_OPEN -> execute(connection, "BEGIN; SELECT 1");
            case LEAVES_AN_ADVISORY_LOCK -> execute(connection, "SELECT pg_try_advisory_lock(4711)");
            case LEAVES_A_PREPARED_TRANSACTION ->
                execute(
                        connection,
                        "BEGIN; SELECT 1; PREPARE TRANSACTION 'left-"
                                + order.directory().hashCode() + "'");
            case TRUSTS_ITS_SESSION -> execute(connection, "SELECT pg_advisory_unlock(4711)");
            case LOSES_ROWS -> execute(connection, "DELETE FROM probe WHERE step = 0");
            case RECORDS_WHAT_IS_NOT_ON_DISK ->
                execute(connection, "INSERT INTO " + MiniatureAdapter.TABLE + " VALUES (77)");
            case FORGETS_A_RECORD ->
                execute(connection, "DELETE FROM " + MiniatureAdapter.TABLE + " WHERE version = 1");
            case RECORDS_TWICE ->
                execute(
                        connection,
                        "INSERT INTO " + MiniatureAdapter.TABLE + " SELECT * FROM " + MiniatureAdapter.TABLE);
            case LEAVES_A_TABLE_BEHIND -> execute(connection, "CREATE TABLE IF NOT EXISTS scratch (id bigint)");
            case REPORTS_FAILURE_AFTER_THE_WORK -> throw new SQLException("something went wrong after all was done");
            default -> {
                return;
            }
        }
        if (flaw == Flaw.KEEPS_A_SESSION_OPEN || flaw == Flaw.LEAVES_AN_ADVISORY_LOCK) {
            synchronized (KEPT) {
                KEPT.add(connection);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
