package dev.assay.setrunner;

import static java.util.Comparator.comparing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Wrong ideas of what is pending, and in which order. */
final class SelectionFlaws {

    private SelectionFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking(
                        "compares-with-the-maximum", () -> choosing(SelectionFlaws::aboveTheMaximum), 1, 12, 29, 30),
                Miniature.breaking(
                        "counts-its-rows",
                        () -> choosing(
                                (rows, disk, right) -> disk.subList(Math.min(rows.size(), disk.size()), disk.size())),
                        1,
                        12,
                        29,
                        30,
                        31),
                Miniature.breaking(
                        "goes-on-behind-the-newest-row",
                        () -> choosing(SelectionFlaws::behindTheNewestRow),
                        1,
                        12,
                        29,
                        30,
                        31,
                        33,
                        34),
                Miniature.breaking(
                        "takes-adopted-rows-for-all-there-is",
                        () -> choosing(SelectionFlaws::noneIfAllRowsAreOfOneMoment),
                        1,
                        12,
                        33,
                        49,
                        51),
                Miniature.breaking("applies-a-late-version-last", () -> choosing(SelectionFlaws::lateOnesLast), 2),
                Miniature.breaking(
                        "sorts-as-text",
                        () -> choosing((rows, disk, right) ->
                                sorted(right, comparing(file -> String.valueOf(file.version())))),
                        3),
                Miniature.breaking("compares-lists-in-two-orders", ComparesListsInTwoOrders::new, 4),
                Miniature.breaking(
                        "applies-one-migration-a-run",
                        () -> choosing((rows, disk, right) -> right.subList(0, Math.min(1, right.size()))),
                        1,
                        12,
                        17),
                Miniature.breaking("keeps-versions-in-32-bits", () -> choosing(SelectionFlaws::in32Bits), 1, 12, 32),
                Miniature.breaking(
                        "applies-the-last-migration-again",
                        () -> choosing((rows, disk, right) -> right.isEmpty() && !disk.isEmpty()
                                ? disk.subList(disk.size() - 1, disk.size())
                                : right),
                        9,
                        102));
    }

    /** Which files to apply, given the rows of the tracker, all files, and what is really pending. */
    interface Choice {
        List<MigrationFile> of(List<TrackerRow> rows, List<MigrationFile> disk, List<MigrationFile> right);
    }

    static Parts choosing(Choice choice) {
        return new Parts() {
            @Override
            Consistency consistency(Options options, MigrationSet disk) {
                return new Consistency(options, disk) {
                    @Override
                    List<MigrationFile> pending(List<TrackerRow> rows) {
                        return choice.of(rows, List.copyOf(disk.all()), super.pending(rows));
                    }
                };
            }

            @Override
            Tracker tracker(Session session, Options options) {
                return new ReplacingTracker(session, options.tracker());
            }
        };
    }

    /** Recorded names as the database sorts them, and files by their bytes: they are to agree name by name. */
    private static final class ComparesListsInTwoOrders extends Parts {
        @Override
        History history(Session session, Options options, MigrationSet disk) throws SQLException {
            History history = super.history(session, options, disk);
            List<String> recorded = history.rows().size() == history.adopted().size()
                    ? List.of()
                    : session.query(
                            "SELECT version || '_' || name FROM "
                                    + options.tracker().sql() + " ORDER BY 1",
                            row -> row.getString(1));
            List<String> applied = disk.all().stream()
                    .map(file -> file.version() + "_" + file.name())
                    .filter(recorded::contains)
                    .sorted()
                    .toList();
            if (!recorded.equals(applied)) {
                throw new SetRunnerException.Drift(
                        new Problem("tracker", applied.toString(), recorded.toString(), "same order", "repair it"));
            }
            return history;
        }
    }

    private static long maximum(List<TrackerRow> rows) {
        return rows.stream().mapToLong(TrackerRow::version).max().orElse(0);
    }

    private static List<MigrationFile> above(long version, List<MigrationFile> files) {
        return files.stream().filter(file -> file.version() > version).toList();
    }

    private static List<MigrationFile> aboveTheMaximum(
            List<TrackerRow> rows, List<MigrationFile> disk, List<MigrationFile> right) {
        return above(maximum(rows), disk);
    }

    private static List<MigrationFile> behindTheNewestRow(
            List<TrackerRow> rows, List<MigrationFile> disk, List<MigrationFile> right) {
        long current = rows.stream()
                .max(comparing(TrackerRow::appliedAt).thenComparing(TrackerRow::version))
                .map(TrackerRow::version)
                .orElse(0L);
        return above(current, disk);
    }

    private static List<MigrationFile> noneIfAllRowsAreOfOneMoment(
            List<TrackerRow> rows, List<MigrationFile> disk, List<MigrationFile> right) {
        boolean adopted = rows.size() > 1
                && rows.stream().map(TrackerRow::appliedAt).distinct().count() == 1;
        return adopted ? List.of() : right;
    }

    private static List<MigrationFile> lateOnesLast(
            List<TrackerRow> rows, List<MigrationFile> disk, List<MigrationFile> right) {
        long maximum = maximum(rows);
        return sorted(right, comparing(file -> file.version() < maximum));
    }

    private static List<MigrationFile> in32Bits(
            List<TrackerRow> rows, List<MigrationFile> disk, List<MigrationFile> right) {
        Set<Long> applied = rows.stream()
                .map(row -> Math.min(row.version(), Integer.MAX_VALUE))
                .collect(Collectors.toSet());
        return right.stream()
                .filter(file -> !applied.contains(Math.min(file.version(), Integer.MAX_VALUE)))
                .toList();
    }

    private static List<MigrationFile> sorted(List<MigrationFile> files, Comparator<MigrationFile> order) {
        List<MigrationFile> sorted = new ArrayList<>(files);
        sorted.sort(order);
        return sorted;
    }
}
