package dev.assay.setrunner;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Downs whose record and effect part ways. */
final class DownFlaws {

    private DownFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("drops-the-error-of-a-down", () -> undoing(DownFlaws::dropTheError), 12, 115, 116),
                Miniature.breaking(
                        "deletes-the-record-before-the-down", () -> undoing(DownFlaws::deleteFirst), 115, 116),
                Miniature.breaking(
                        "keeps-the-record-of-a-down", () -> undoing(DownFlaws::keepTheRecord), 115, 118, 119),
                Miniature.breaking(
                        "runs-the-first-statement-of-a-down", () -> undoing(DownFlaws::runTheFirst), 115, 118, 119),
                Miniature.breaking("takes-back-without-a-file", TakesBackWithoutAFile::new, 12, 117),
                Miniature.breaking("empties-its-tracker-beside-a-counter", EmptiesBesideACounter::new, 119));
    }

    /** Takes one migration back. */
    interface Undoing {
        void undo(RunContext context, ParsedMigration down) throws SQLException;
    }

    private static Parts undoing(Undoing undoing) {
        return new Parts() {
            @Override
            DownCommand down(Options options, Session session, MigrationSet disk) {
                return new DownCommand(options, session, disk) {
                    @Override
                    void undo(RunContext context, ParsedMigration down) throws SQLException {
                        undoing.undo(context, down);
                    }
                };
            }
        };
    }

    private static void dropTheError(RunContext context, ParsedMigration down) throws SQLException {
        try {
            new Execution(context).undo(down);
        } catch (SetRunnerException.SqlFailed e) {
            context.record(down.fileName(), () -> context.tracker().delete(down.id()));
        }
    }

    private static void deleteFirst(RunContext context, ParsedMigration down) throws SQLException {
        context.record(down.fileName(), () -> context.tracker().delete(down.id()));
        new Execution(context).undo(down);
    }

    private static void keepTheRecord(RunContext context, ParsedMigration down) throws SQLException {
        context.parts().transactional(context, down).run(() -> {});
    }

    private static void runTheFirst(RunContext context, ParsedMigration down) throws SQLException {
        new Execution(context).undo(down.keeping(statement -> statement.number() == 1));
    }

    private static final class TakesBackWithoutAFile extends Parts {
        @Override
        DownCommand down(Options options, Session session, MigrationSet disk) {
            return new DownCommand(options, session, disk) {
                @Override
                ParsedMigration parse(TrackerRow row) {
                    MigrationFile file = disk.get(row.version());
                    Path down = file == null ? null : file.down();
                    if (down != null) {
                        return super.parse(row);
                    }
                    return new ParsedMigration(row.id(), new SourceFile("none", ""), Instructions.none(), List.of());
                }
            };
        }
    }

    /** The next run takes the counter over again. */
    private static final class EmptiesBesideACounter extends Parts {
        @Override
        DownCommand down(Options options, Session session, MigrationSet disk) {
            return new DownCommand(options, session, disk) {
                @Override
                void refuseToEmpty() {}
            };
        }
    }
}
