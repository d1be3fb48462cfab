package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Wrong answers to what a server does: refuse to write, cancel a statement. */
final class ServerFlaws {

    private ServerFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("writes-with-nothing-pending", WritesAlways::new, 9, 102),
                Miniature.breaking("takes-a-read-only-server-for-complete", TakesReadOnlyForComplete::new, 12, 103),
                Miniature.breaking(
                        "takes-a-cancelled-statement-for-done",
                        () -> RecordFlaws.executing(TakesCancelledForDone::new),
                        12,
                        101),
                Miniature.breaking("switches-time-limits-off", SwitchesTimeLimitsOff::new, 101),
                Miniature.breaking("stops-at-an-empty-tracker", StopsAtAnEmptyTracker::new, 60, 63),
                Miniature.breaking("keeps-a-session-in-a-transaction", KeepsASession::new, 105));
    }

    private static final class WritesAlways extends Parts {
        @Override
        MigrationLock lock(Session session, Options options) throws SQLException {
            MigrationLock lock = super.lock(session, options);
            try {
                session.execute(
                        "CREATE TABLE IF NOT EXISTS " + options.tracker().sql()
                                + " (version bigint PRIMARY KEY, name text NOT NULL,"
                                + " applied_at timestamptz NOT NULL DEFAULT pg_catalog.now(), checksum text NULL)");
            } catch (SQLException e) {
                lock.releaseQuietly();
                throw e;
            }
            return lock;
        }
    }

    private static final class TakesReadOnlyForComplete extends Parts {
        @Override
        MigrateCommand migrate(Options options, Session session, MigrationSet disk) {
            return new MigrateCommand(options, session, disk) {
                @Override
                MigrateResult run() throws SQLException {
                    try {
                        return super.run();
                    } catch (SetRunnerException.ReadOnly e) {
                        return new MigrateResult(List.of(), List.of(), List.of());
                    }
                }
            };
        }
    }

    private static final class TakesCancelledForDone extends TransactionalExecution {
        private static final Set<String> CANCELLED = Set.of("55P03", "57014");

        TakesCancelledForDone(RunContext context, ParsedMigration migration) {
            super(context, migration);
        }

        @Override
        void run(RunContext.Recording recording) throws SQLException {
            try {
                super.run(recording);
            } catch (SetRunnerException.SqlFailed e) {
                if (!CANCELLED.contains(String.valueOf(e.sqlState()))) {
                    throw e;
                }
                context.record(migration.fileName(), recording);
            }
        }
    }

    private static final class SwitchesTimeLimitsOff extends Parts {
        @Override
        SessionBaseline baseline(Session session) throws SQLException {
            session.execute("SET lock_timeout = 0");
            session.execute("SET statement_timeout = 0");
            return super.baseline(session);
        }
    }

    /** An empty tracker is what a first start leaves that was interrupted, and to this runner a sign that something is wrong. */
    private static final class StopsAtAnEmptyTracker extends Parts {
        @Override
        Tracker tracker(Session session, Options options) {
            return new Tracker(session, options.tracker()) {
                @Override
                List<TrackerRow> rows() throws SQLException {
                    List<TrackerRow> rows = super.rows();
                    if (rows.isEmpty() && Tables.exists(session, options.tracker())) {
                        throw new SetRunnerException.TrackerFailed(
                                new Problem("tracker", "rows", "none", "a tracker is never empty", "drop it"), null);
                    }
                    return rows;
                }
            };
        }
    }

    private static final class KeepsASession extends Parts {
        @Override
        MigrateCommand migrate(Options options, Session session, MigrationSet disk) {
            return new MigrateCommand(options, session, disk) {
                @Override
                MigrateResult run() throws SQLException {
                    MigrateResult result = super.run();
                    Kept.open(options.source());
                    return result;
                }
            };
        }
    }
}
