package dev.assay.setrunner;

import org.jspecify.annotations.Nullable;

/**
 * Any refusal or failure of the runner. The message is the text of {@link #problem()}; the cause, if any, is what the driver threw.
 */
public abstract sealed class SetRunnerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final Problem problem;

    private SetRunnerException(ExitCode exitCode, Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.exitCode = exitCode;
        this.problem = problem;
    }

    /** The class of the failure. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The failure in its parts. */
    public Problem problem() {
        return problem;
    }

    /** The configuration cannot work. */
    public static final class Usage extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        /** For the command line and the builder. */
        public Usage(Problem problem) {
            super(ExitCode.USAGE, problem, null);
        }
    }

    /** The server cannot be reached, or the connection was lost. */
    public static final class ConnectionFailed extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        ConnectionFailed(Problem problem, @Nullable Throwable cause) {
            super(ExitCode.CONNECTION, problem, cause);
        }
    }

    /** The migration lock, or an index that another session builds, was not to be had. */
    public static final class LockFailed extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        LockFailed(Problem problem) {
            super(ExitCode.LOCK, problem, null);
        }
    }

    /** A file is wrong; nothing was executed. */
    public static final class FilesRefused extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        FilesRefused(Problem problem, @Nullable Throwable cause) {
            super(ExitCode.FILES, problem, cause);
        }
    }

    /** A statement of a migration failed. */
    public static final class SqlFailed extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        private final @Nullable String sqlState;

        SqlFailed(Problem problem, @Nullable String sqlState, @Nullable Throwable cause) {
            super(ExitCode.SQL, problem, cause);
            this.sqlState = sqlState;
        }

        /** The SQLSTATE that the server gave (appendix "PostgreSQL Error Codes"), or {@code null} if the runner itself refused. */
        public @Nullable String sqlState() {
            return sqlState;
        }
    }

    /** The tracker cannot be created, read or written. */
    public static final class TrackerFailed extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        TrackerFailed(Problem problem, @Nullable Throwable cause) {
            super(ExitCode.TRACKER, problem, cause);
        }
    }

    /** Files and tracker contradict each other; nothing was executed. */
    public static final class Drift extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        Drift(Problem problem) {
            super(ExitCode.DRIFT, problem, null);
        }
    }

    /** What is in the database already must be adopted or repaired first. */
    public static final class ExistingObjects extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        ExistingObjects(Problem problem, @Nullable Throwable cause) {
            super(ExitCode.EXISTING_OBJECTS, problem, cause);
        }
    }

    /** Something is pending and the server is read-only. */
    public static final class ReadOnly extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        ReadOnly(Problem problem) {
            super(ExitCode.READ_ONLY, problem, null);
        }
    }

    /** The answer to a COMMIT was lost; the next run learns from the tracker whether it happened. */
    public static final class OutcomeUnknown extends SetRunnerException {
        private static final long serialVersionUID = 1L;

        OutcomeUnknown(Problem problem, @Nullable Throwable cause) {
            super(ExitCode.OUTCOME_UNKNOWN, problem, cause);
        }
    }
}
