package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wrong ends of a run in which something failed. */
final class FailureFlaws {

    private FailureFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("goes-on-after-a-failure", () -> migrating(GoesOn::new), 10),
                Miniature.breaking("exits-0-on-failure", () -> migrating(ExitsWithSuccess::new), 12, 13),
                Miniature.breaking("hides-what-the-server-said", () -> migrating(HidesTheCause::new), 15),
                Miniature.breaking("records-what-failed", () -> migrating(RecordsWhatFailed::new), 11, 12, 62),
                Miniature.breaking(
                        "forgets-what-it-applied-before-the-failure", () -> migrating(ForgetsWhatItApplied::new), 14),
                Miniature.breaking("retries-a-committed-migration", RetriesWithoutLooking::new, 61));
    }

    /** Makes a command that applies what is pending. */
    interface Migrating {
        MigrateCommand make(Options options, Session session, MigrationSet disk);
    }

    static Parts migrating(Migrating migrating) {
        return new Parts() {
            @Override
            MigrateCommand migrate(Options options, Session session, MigrationSet disk) {
                return migrating.make(options, session, disk);
            }
        };
    }

    /** Does something else when a migration fails. */
    private abstract static class AnswersToAFailure extends MigrateCommand {
        AnswersToAFailure(Options options, Session session, MigrationSet disk) {
            super(options, session, disk);
        }

        @Override
        void apply(RunContext context, ParsedMigration migration) throws SQLException {
            try {
                super.apply(context, migration);
            } catch (SetRunnerException.SqlFailed e) {
                failed(context, migration, e);
            }
        }

        abstract void failed(RunContext context, ParsedMigration migration, SetRunnerException.SqlFailed failure)
                throws SQLException;
    }

    private static final class GoesOn extends AnswersToAFailure {
        private SetRunnerException.@Nullable SqlFailed failure;

        GoesOn(Options options, Session session, MigrationSet disk) {
            super(options, session, disk);
        }

        @Override
        void failed(RunContext context, ParsedMigration migration, SetRunnerException.SqlFailed seen) {
            failure = seen;
        }

        @Override
        MigrateResult run() throws SQLException {
            MigrateResult result = super.run();
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }

    private static final class ExitsWithSuccess extends MigrateCommand {
        ExitsWithSuccess(Options options, Session session, MigrationSet disk) {
            super(options, session, disk);
        }

        @Override
        MigrateResult run() {
            try {
                return super.run();
            } catch (SQLException | SetRunnerException e) {
                return new MigrateResult(List.of(), List.of(), List.of());
            }
        }
    }

    private static final class HidesTheCause extends AnswersToAFailure {
        HidesTheCause(Options options, Session session, MigrationSet disk) {
            super(options, session, disk);
        }

        @Override
        void failed(RunContext context, ParsedMigration migration, SetRunnerException.SqlFailed failure) {
            throw new SetRunnerException.SqlFailed(
                    new Problem("a migration", "success", "it failed", "", ""), null, null);
        }
    }

    private static final class RecordsWhatFailed extends AnswersToAFailure {
        RecordsWhatFailed(Options options, Session session, MigrationSet disk) {
            super(options, session, disk);
        }

        @Override
        void failed(RunContext context, ParsedMigration migration, SetRunnerException.SqlFailed failure)
                throws SQLException {
            context.tracker().insert(migration.id(), context.checksum(migration));
            throw failure;
        }
    }

    private static final class ForgetsWhatItApplied extends AnswersToAFailure {
        private final List<MigrationId> applied = new ArrayList<>();

        ForgetsWhatItApplied(Options options, Session session, MigrationSet disk) {
            super(options, session, disk);
        }

        @Override
        void apply(RunContext context, ParsedMigration migration) throws SQLException {
            super.apply(context, migration);
            applied.add(migration.id());
        }

        @Override
        void failed(RunContext context, ParsedMigration migration, SetRunnerException.SqlFailed failure)
                throws SQLException {
            for (MigrationId id : applied) {
                context.tracker().delete(id);
            }
            throw failure;
        }
    }

    /** After a COMMIT whose answer was lost, applies the migration once more, by what it remembers and not by what is recorded. */
    private static final class RetriesWithoutLooking extends Parts {
        private final List<TrackerRow> remembered = new ArrayList<>();
        private boolean again;

        @Override
        History history(Session session, Options options, MigrationSet disk) throws SQLException {
            if (again) {
                return new History(List.copyOf(remembered), List.of());
            }
            History history = super.history(session, options, disk);
            remembered.addAll(history.rows());
            return history;
        }

        @Override
        Tracker tracker(Session session, Options options) {
            return new ReplacingTracker(session, options.tracker());
        }

        @Override
        MigrateCommand migrate(Options options, Session session, MigrationSet disk) {
            return new MigrateCommand(options, session, disk) {
                @Override
                MigrateResult run() throws SQLException {
                    try {
                        return super.run();
                    } catch (SetRunnerException.OutcomeUnknown e) {
                        if (again) {
                            throw e;
                        }
                        again = true;
                        return Session.use(
                                options, other -> migrate(options, other, disk).run());
                    }
                }

                @Override
                void apply(RunContext context, ParsedMigration migration) throws SQLException {
                    super.apply(context, migration);
                    remembered.add(
                            new TrackerRow(migration.id(), java.time.Instant.EPOCH, context.checksum(migration)));
                }
            };
        }
    }
}
