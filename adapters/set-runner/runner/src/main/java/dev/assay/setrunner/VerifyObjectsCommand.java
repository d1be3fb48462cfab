package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogComparison;
import dev.assay.setrunner.catalog.CatalogSnapshot;
import dev.assay.setrunner.catalog.Deviation;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the sets, and what the applied migrations make with what is there. Under the lock, so that no run changes it meanwhile. */
class VerifyObjectsCommand {

    private final Options options;
    private final Session session;
    private final MigrationSet disk;

    VerifyObjectsCommand(Options options, Session session, MigrationSet disk) {
        this.options = options;
        this.session = session;
        this.disk = disk;
    }

    VerifyResult run() throws SQLException {
        return LockedRun.run(session, options, this::verify);
    }

    private VerifyResult verify(RunContext context) throws SQLException {
        VerifyResult sets = new InspectCommand(options, session, disk).verify();
        boolean textsAreKnown = sets.extra().isEmpty() && sets.renamed().isEmpty();
        return textsAreKnown ? sets.withObjects(deviations(context)) : sets;
    }

    List<String> deviations(RunContext context) throws SQLException {
        List<TrackerRow> rows = context.tracker().rows();
        List<ParsedMigration> recorded = onDisk(rows.stream().map(TrackerRow::version));
        List<ParsedMigration> begun = onDisk(options.parts().progress(session, options).begun(rows).stream()
                .map(progress -> progress.id().version()));
        List<CatalogSnapshot> replayed = replay(context, recorded, begun);
        CatalogSnapshot expected = replayed.get(recorded.size());
        CatalogSnapshot ended = replayed.get(replayed.size() - 1);
        boolean columnOrder = options.columnOrder() == ColumnOrderPolicy.COMPARE;
        return new CatalogComparison(expected, Snapshots.of(context), columnOrder)
                .deviations().stream()
                        .filter(deviation -> !isBegun(deviation, ended))
                        .map(Deviation::text)
                        .toList();
    }

    /** A migration that has begun may be one that cannot end anywhere; then it explains nothing. */
    private static List<CatalogSnapshot> replay(
            RunContext context, List<ParsedMigration> recorded, List<ParsedMigration> begun) throws SQLException {
        if (!begun.isEmpty()) {
            try {
                return new ScratchReplay(context)
                        .snapshots(
                                Stream.concat(recorded.stream(), begun.stream()).toList());
            } catch (SetRunnerException.ExistingObjects e) {
                context.options()
                        .listener()
                        .note("what has begun is left out: " + e.problem().found());
            }
        }
        return new ScratchReplay(context).snapshots(recorded);
    }

    private List<ParsedMigration> onDisk(Stream<Long> versions) {
        Set<Long> wanted = versions.collect(Collectors.toSet());
        return disk.all().stream()
                .filter(file -> wanted.contains(file.version()))
                .map(file -> options.parts().parse(file.id(), file.up()))
                .toList();
    }

    /** What a migration has made that has begun and not ended is part of what is missing, and not wrong by itself. */
    private static boolean isBegun(Deviation deviation, CatalogSnapshot ended) {
        return deviation.kind() == Deviation.Kind.UNEXPECTED && ended.contains(deviation.key());
    }
}
