package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the failure of one statement of a migration: file, statement, line, SQLSTATE, and what usually helps. */
final class StatementFailures {

    private static final Pattern POSITION = Pattern.compile("Position: (\\d+)");
    private static final Map<String, String> ADVICE = Map.of(
            "25001",
            "put the line \"-- assay: no-transaction\" at the top of the file: this command cannot run in a transaction",
            "42P07",
            "drop what is there, or, if it was made outside the runner and is right, run adopt",
            "42701",
            "drop what is there, or, if it was made outside the runner and is right, run adopt",
            "42501",
            "grant the right to the role of the runner, or SET ROLE in the file; then run again",
            "55P03",
            "find the session that holds the lock, or raise lock_timeout in the file; then run again",
            "57014",
            "raise statement_timeout in the file (SET statement_timeout = 0) or for the role; then run again",
            "55P04",
            "move the use of the new enum value to a later migration",
            "23505",
            "repair the rows that are duplicates, then run again");

    private StatementFailures() {}

    static String where(ParsedMigration migration, SqlStatement statement, int line) {
        return migration.fileName() + ", statement " + statement.number() + ", line " + line;
    }

    /**
     * The failure of a statement.
     *
     * @param rule what became of the migration
     */
    static SetRunnerException of(ParsedMigration migration, SqlStatement statement, SQLException e, String rule) {
        String where = where(migration, statement, line(statement, e));
        if (Failures.lostConnection(e)) {
            return Failures.ofServer(where, e);
        }
        String next =
                ADVICE.getOrDefault(String.valueOf(e.getSQLState()), "repair the file or the data, then run again");
        return new SetRunnerException.SqlFailed(
                new Problem(where, "that the statement succeeds", Failures.describe(e), rule, next),
                e.getSQLState(),
                e);
    }

    /** The failure of the COMMIT of a migration: a deferred constraint, or an answer that never came. */
    static SetRunnerException ofCommit(ParsedMigration migration, SQLException e) {
        String where = migration.fileName() + ", COMMIT";
        if (Failures.lostConnection(e)) {
            return Failures.unknown(where, e);
        }
        return new SetRunnerException.SqlFailed(
                new Problem(
                        where,
                        "that the transaction commits",
                        Failures.describe(e),
                        "the migration and its row were rolled back together",
                        "repair the data that a deferred constraint complains about, then run again"),
                e.getSQLState(),
                e);
    }

    /** The line within the file: the server counts the characters of the statement up to the error. */
    private static int line(SqlStatement statement, SQLException e) {
        Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
        int line = statement.line();
        if (matcher.find()) {
            int end = Math.min(
                    Integer.parseInt(matcher.group(1)), statement.text().length());
            line += (int) statement.text().substring(0, end).lines().count() - 1;
        }
        return line;
    }
}
