package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogComparison;
import dev.assay.setrunner.catalog.CatalogSnapshot;
import dev.assay.setrunner.catalog.Deviation;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        Set<Long> applied =
                context.tracker().rows().stream().map(TrackerRow::version).collect(Collectors.toSet());
        List<ParsedMigration> recorded = disk.all().stream()
                .filter(file -> applied.contains(file.version()))
                .map(file -> options.parts().parse(file.id(), file.up()))
                .toList();
        List<CatalogSnapshot> replayed = new ScratchReplay(context).run(recorded, Snapshots::of);
        CatalogSnapshot expected = replayed.get(replayed.size() - 1);
        boolean columnOrder = options.columnOrder() == ColumnOrderPolicy.COMPARE;
        return new CatalogComparison(expected, Snapshots.of(context), columnOrder)
                .deviations().stream().map(Deviation::text).toList();
    }
}
