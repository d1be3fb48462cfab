package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The applied set as a run finds it under the lock: what the tracker holds, or, while it holds nothing, what the legacy tracker lets
 * the runner take over.
 *
 * @param rows the applied set, adopted rows included
 * @param adopted the rows that are not in the tracker yet
 */
record History(List<TrackerRow> rows, List<MigrationFile> adopted) {

    static History read(Session session, Options options, MigrationSet disk) throws SQLException {
        List<TrackerRow> rows = options.parts().tracker(session, options).rows();
        QualifiedName legacyName = options.legacyTracker();
        if (!rows.isEmpty() || legacyName == null) {
            return new History(rows, List.of());
        }
        OptionalLong counter = counter(session, options, legacyName);
        return counter.isEmpty() ? new History(rows, List.of()) : upTo(counter.getAsLong(), legacyName, options, disk);
    }

    /**
     * Refuses to empty the set beside a counter: the next run would take it over, without any object.
     *
     * @param command what would empty it
     * @param rule what the command promises
     */
    static void refuseToEmpty(Session session, Options options, String command, String rule) throws SQLException {
        QualifiedName legacyName = options.legacyTracker();
        OptionalLong counter = legacyName == null ? OptionalLong.empty() : counter(session, options, legacyName);
        if (counter.isPresent()) {
            throw new SetRunnerException.ExistingObjects(
                    new Problem(
                            "legacy tracker " + legacyName,
                            "no counter, because the next run would take it over",
                            "version " + counter.getAsLong(),
                            rule,
                            "drop that table, if golang-migrate is not used any more, then " + command + " again"),
                    null);
        }
    }

    private static OptionalLong counter(Session session, Options options, QualifiedName legacy) throws SQLException {
        return options.parts().legacyTracker(session, legacy).counter();
    }

    private static History upTo(long counter, QualifiedName legacy, Options options, MigrationSet disk) {
        if (!disk.contains(counter) && options.missingFiles() == MissingFilePolicy.REFUSE) {
            throw new SetRunnerException.Drift(new Problem(
                    "legacy tracker " + legacy,
                    "a migration file for the version of the counter",
                    "version " + counter + " has no file",
                    "missing files = refuse",
                    "add the file, or allow missing files if this application is older than the database"));
        }
        List<MigrationFile> files = new ArrayList<>();
        List<TrackerRow> rows = new ArrayList<>();
        for (MigrationFile file : disk.all()) {
            if (file.version() <= counter) {
                files.add(file);
                rows.add(new TrackerRow(file.id(), java.time.Instant.EPOCH, null));
            }
        }
        return new History(rows, files);
    }

    /** Writes the adopted rows in one transaction; their checksum stays empty because nobody knows what ran. */
    void record(RunContext context) throws SQLException {
        if (adopted.isEmpty()) {
            return;
        }
        context.record("adoption of the legacy tracker", () -> {
            for (MigrationFile file : adopted) {
                context.recordApplied(file.id(), null);
            }
        });
        context.options()
                .listener()
                .note("took over " + adopted.size() + " migrations from the legacy tracker "
                        + context.options().legacyTracker() + "; its counter does not prove that each of them ran");
    }
}
