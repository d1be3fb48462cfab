package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Files that opted out of the transaction, executed as something else, or resumed at the wrong place. */
final class StepFlaws {

    private StepFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("ignores-the-opt-out", IgnoresTheOptOut::new, 67),
                Miniature.breaking("sends-a-file-in-one-message", SendsOneMessage::new, 60, 61, 67, 69, 70, 71, 81),
                Miniature.breaking("starts-a-file-from-the-top", StartsFromTheTop::new, 60, 61, 70, 71),
                Miniature.breaking(
                        "takes-a-half-done-file-for-done",
                        TakesHalfForDone::new,
                        12,
                        60,
                        61,
                        62,
                        66,
                        68,
                        69,
                        71,
                        72,
                        81,
                        82),
                Miniature.breaking("forgets-the-settings-of-a-resumed-file", ForgetsSettings::new, 83),
                Miniature.breaking("resumes-an-edited-file", ResumesAnEditedFile::new, 82),
                Miniature.breaking("looks-for-progress-of-opted-out-files-only", LooksForOptedOutOnly::new, 71, 82));
    }

    private static final class IgnoresTheOptOut extends Parts {
        @Override
        ParsedMigration parse(MigrationId id, Path file) {
            ParsedMigration migration = super.parse(id, file);
            return new ParsedMigration(id, migration.source(), Instructions.none(), migration.statements());
        }
    }

    /** Several statements in one message of the simple protocol are one transaction. */
    private static final class SendsOneMessage extends Parts {
        @Override
        StepwiseExecution stepwise(RunContext context, ParsedMigration migration) {
            return new StepwiseExecution(context, migration) {
                @Override
                void run() throws SQLException {
                    progress(context.session(), context.options()).create();
                    try {
                        context.session()
                                .execute(migration.statements().stream()
                                        .map(SqlStatement::text)
                                        .collect(Collectors.joining(";\n")));
                    } catch (SQLException e) {
                        throw StatementFailures.of(
                                migration, migration.statements().get(0), e, "one file, one message");
                    }
                    finish();
                }
            };
        }
    }

    private static final class StartsFromTheTop extends Parts {
        @Override
        ProgressTable progress(Session session, Options options) {
            return new ProgressTable(session, options.progress()) {
                @Override
                Progress of(MigrationId id) {
                    return Progress.none(id);
                }
            };
        }
    }

    private static final class TakesHalfForDone extends Parts {
        @Override
        StepwiseExecution stepwise(RunContext context, ParsedMigration migration) {
            ProgressTable table = progress(context.session(), context.options());
            return new StepwiseExecution(context, migration) {
                @Override
                void run() throws SQLException {
                    table.create();
                    Progress progress = table.of(migration.id());
                    if (progress.done() > 0 || progress.attempting() > 0) {
                        finish();
                    } else {
                        super.run();
                    }
                }
            };
        }
    }

    private static final class ForgetsSettings extends Parts {
        @Override
        StepwiseExecution stepwise(RunContext context, ParsedMigration migration) {
            return new StepwiseExecution(context, migration) {
                @Override
                void resume(Progress progress) throws SQLException {
                    new Resumption(context, migration, progress) {
                        @Override
                        void repeat(SqlStatement setting) {}
                    }.prepare();
                }
            };
        }
    }

    /** Goes on behind as many statements as it remembers, whatever they are now. */
    private static final class ResumesAnEditedFile extends Parts {
        @Override
        StepwiseExecution stepwise(RunContext context, ParsedMigration migration) {
            return new StepwiseExecution(context, migration) {
                @Override
                void resume(Progress progress) throws SQLException {
                    super.resume(new Progress(
                            progress.id(),
                            progress.done(),
                            migration.prefixChecksum(progress.done()),
                            progress.attempting()));
                }
            };
        }
    }

    /** A file that began outside of a transaction and came back into one is run as if it had never begun. */
    private static final class LooksForOptedOutOnly extends Parts {
        @Override
        Consistency consistency(Options options, MigrationSet disk) {
            return new Consistency(options, disk) {
                @Override
                void checkDirectives(List<ParsedMigration> pending, List<Progress> begun) {}
            };
        }
    }
}
