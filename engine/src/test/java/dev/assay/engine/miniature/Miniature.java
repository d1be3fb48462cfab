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
            for (Migration migration : pending(connection)) {
                apply(connection, migration);
                told.add("applied " + migration.title());
            }
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
        return flaw == Flaw.COMPARES_WITH_THE_MAXIMUM
                ? pending.stream().filter(one -> one.version() > highest).toList()
                : pending;
    }

    private void apply(Connection connection, Migration migration) throws SQLException {
        boolean flawed = migration.version() == 2;
        if (!(flawed && flaw == Flaw.RECORDS_WITHOUT_APPLYING)) {
            execute(connection, migration.up());
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
