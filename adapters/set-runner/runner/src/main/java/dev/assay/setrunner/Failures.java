package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what the driver throws into the runner's own failures. */
final class Failures {

    private static final Set<String> SHUTDOWN = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");

    private Failures() {}

    /** Tells whether the session is gone (class 08, the shutdown states of class 57, the timeouts that end a session). */
    static boolean lostConnection(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || SHUTDOWN.contains(state));
    }

    static SetRunnerException connect(String source, SQLException e) {
        return new SetRunnerException.ConnectionFailed(
                new Problem(
                        source,
                        "a connection to PostgreSQL",
                        describe(e),
                        "the runner does not try again by itself",
                        "check host, port, database, user and the environment variable PGPASSWORD; then run again"),
                e);
    }

    static SetRunnerException ofServer(String source, SQLException e) {
        if (lostConnection(e)) {
            return new SetRunnerException.ConnectionFailed(
                    new Problem(
                            source,
                            "a session that lives until the end of the run",
                            describe(e),
                            "the lock lives and dies with the session, so nothing more is executed",
                            "find out who ended the session, then run again: it goes on where this run stopped"),
                    e);
        }
        return new SetRunnerException.TrackerFailed(
                new Problem(
                        source,
                        "that the runner can read the catalog and use its own tables",
                        describe(e),
                        "what the runner needs is described in its README",
                        "grant the right that is missing, or report the message as a defect"),
                e);
    }

    static SetRunnerException tracker(QualifiedName tracker, String doing, SQLException e) {
        if (lostConnection(e)) {
            return ofServer("tracker " + tracker, e);
        }
        String right = "42501".equals(e.getSQLState())
                ? "grant the role USAGE and CREATE on schema " + tracker.schema() + ", or name another tracker"
                : "repair the table, or name another tracker";
        return new SetRunnerException.TrackerFailed(
                new Problem(
                        "tracker " + tracker + " in schema " + tracker.schema(),
                        "that the runner can " + doing + " it",
                        describe(e),
                        "a migration without its row would be run twice, so nothing is executed",
                        right),
                e);
    }

    /** The failure of a COMMIT of the runner's own. */
    static SetRunnerException ofCommit(String where, SQLException e) {
        return lostConnection(e) ? unknown(where, e) : ofServer(where, e);
    }

    static SetRunnerException.OutcomeUnknown unknown(String where, SQLException e) {
        return new SetRunnerException.OutcomeUnknown(
                new Problem(
                        where,
                        "an answer to COMMIT",
                        describe(e),
                        "the server may have committed before the connection broke: nobody knows yet",
                        "run again: the tracker tells the next run whether it happened"),
                e);
    }

    /** The server's own words, with the SQLSTATE in front. */
    static String describe(SQLException e) {
        return state(e.getSQLState()) + Redaction.shorten(String.valueOf(e.getMessage()), 1000);
    }

    private static String state(@Nullable String state) {
        return state == null ? "" : "SQLSTATE " + state + ": ";
    }
}
