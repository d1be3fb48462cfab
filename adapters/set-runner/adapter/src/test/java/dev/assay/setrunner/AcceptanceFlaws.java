package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;

/** Commands that accept changed texts, and do more than that, or nothing. */
final class AcceptanceFlaws {

    private AcceptanceFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("accepts-nothing", () -> accepting((context, row, disk) -> {}), 41),
                Miniature.breaking("runs-what-it-accepts", () -> accepting(AcceptanceFlaws::run), 41),
                Miniature.breaking("records-what-is-pending-when-it-accepts", RecordsWhatIsPending::new, 12, 41));
    }

    /** Accepts the text of one migration. */
    private interface Accepting {
        void accept(RunContext context, TrackerRow row, MigrationSet disk) throws SQLException;
    }

    private static Parts accepting(Accepting accepting) {
        return new Parts() {
            @Override
            AcceptChangesCommand acceptChanges(Options options, Session session, MigrationSet disk) {
                return new AcceptChangesCommand(options, session, disk) {
                    @Override
                    void accept(RunContext context, TrackerRow row) throws SQLException {
                        accepting.accept(context, row, disk);
                    }
                };
            }
        };
    }

    private static void run(RunContext context, TrackerRow row, MigrationSet disk) throws SQLException {
        MigrationFile file = disk.get(row.version());
        if (file != null) {
            SourceFile text = SourceFile.read(file.up());
            context.session().execute(text.text());
            context.tracker().accept(row.id(), text.checksum());
        }
    }

    private static final class RecordsWhatIsPending extends Parts {
        @Override
        AcceptChangesCommand acceptChanges(Options options, Session session, MigrationSet disk) {
            return new AcceptChangesCommand(options, session, disk) {
                @Override
                void accept(RunContext context, TrackerRow row) throws SQLException {
                    super.accept(context, row);
                    Tracker tracker = context.tracker();
                    for (MigrationFile file : consistency(options, disk).pending(tracker.rows())) {
                        tracker.insert(file.id(), checksum(SourceFile.read(file.up())));
                    }
                }
            };
        }
    }
}
