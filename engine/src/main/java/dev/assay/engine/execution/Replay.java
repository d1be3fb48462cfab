package dev.assay.engine.execution;

import dev.assay.engine.scenario.Migration;
import dev.assay.engine.sql.MessageRedaction;
import dev.assay.engine.sql.SqlRedaction;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Executes migrations and scripts as Assay itself does it: plainly, and each with the settings of a new session. */
final class Replay {

    private Replay() {}

    /** Applies a migration: in one transaction if it may run in one, otherwise statement by statement. */
    static void up(Connection connection, Migration migration) throws SQLException {
        run(connection, migration.up(), migration.transactional());
    }

    /** Undoes a migration by its down SQL; one without is undone by nothing. */
    static void down(Connection connection, Migration migration) throws SQLException {
        run(connection, migration.down().orElse(""), migration.transactional());
    }

    /** Executes a script in one transaction. */
    static void script(Connection connection, String sql) throws SQLException {
        run(connection, sql, true);
    }

    private static void run(Connection connection, String sql, boolean transactional) throws SQLException {
        try {
            connection.setAutoCommit(!transactional);
            statements(connection, sql);
            if (transactional) {
                connection.commit();
            }
        } catch (SQLException e) {
            if (transactional) {
                connection.rollback();
            }
            throw e;
        } finally {
            connection.setAutoCommit(true);
            execute(connection, "DISCARD ALL");
        }
    }

    private static void statements(Connection connection, String sql) throws SQLException {
        for (DumpScript.Part part : DumpScript.parts(sql)) {
            if (part instanceof DumpScript.Statement statement) {
                execute(connection, statement.sql());
            } else if (part instanceof DumpScript.Rows rows) {
                copy(connection, rows);
            }
        }
    }

    private static void copy(Connection connection, DumpScript.Rows rows) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(rows.copy(), new StringReader(rows.lines()));
        } catch (IOException e) {
            throw new SQLException("the rows of " + rows.copy() + " could not be sent", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw withoutPasswords(sql, e);
        }
    }

    /**
     * Tells what a server says of a statement from the loss of the session, which says nothing about the statement.
     *
     * @param connection where it was executed
     * @param whose who executed it, for people
     * @param e what was thrown
     * @throws ExecutionException if the session is lost
     */
    static void requireSession(Connection connection, String whose, SQLException e) {
        boolean lost;
        try {
            lost = connection.isClosed();
        } catch (SQLException unknown) {
            lost = true;
        }
        if (lost) {
            throw new ExecutionException(whose + " lost its session: " + describe(e), e);
        }
    }

    /** The server quotes the place of a mistake, which may be the password itself. */
    private static SQLException withoutPasswords(String sql, SQLException e) {
        String message = String.valueOf(e.getMessage());
        String cleaned = SqlRedaction.of(sql).clean(message);
        return cleaned.equals(message) ? e : new SQLException(cleaned, e.getSQLState(), e.getErrorCode());
    }

    /** Describes a server's error in one line, without the passwords of what it quotes. */
    static String describe(SQLException e) {
        String message = MessageRedaction.of(String.valueOf(e.getMessage()));
        return message.replaceAll("\\s*\\R\\s*", " ") + " (SQLSTATE " + e.getSQLState() + ")";
    }
}
