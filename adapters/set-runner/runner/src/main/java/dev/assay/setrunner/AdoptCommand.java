package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogSnapshot;
import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Records what is proven to be there. */
class AdoptCommand {

    private final Options options;
    private final Session session;
    private final MigrationSet disk;

    AdoptCommand(Options options, Session session, MigrationSet disk) {
        this.options = options;
        this.session = session;
        this.disk = disk;
    }

    AdoptResult run() throws SQLException {
        return LockedRun.run(session, options, this::adopt);
    }

    private AdoptResult adopt(RunContext context) throws SQLException {
        List<TrackerRow> rows = context.tracker().rows();
        Consistency consistency = options.parts().consistency(options, disk);
        consistency.check(rows);
        List<MigrationFile> pending = consistency.pending(rows);
        if (pending.isEmpty()) {
            return new AdoptResult(List.of(), List.of(), List.of(), List.of());
        }
        List<ParsedMigration> release = disk.all().stream()
                .map(file -> options.parts().parse(file.id(), file.up()))
                .toList();
        check(pending, rows);
        List<CatalogSnapshot> replayed = new ScratchReplay(context).snapshots(release);
        Adoption adoption = options.parts().adoption(release, replayed, Snapshots.of(context), options);
        Adoption.Proof proof = adoption.prove(prefix(release, recorded(rows)), prefix(release, options.vouchedFor()));
        List<ParsedMigration> proven = proven(release.subList(0, proof.count()), rows);
        proven.forEach(this::refuseUnprovable);
        List<String> created = options.parts()
                .adoptionWork(context, adoption, proof, replayed.get(proof.count()))
                .record(proven);
        return new AdoptResult(
                proven.stream().map(ParsedMigration::id).toList(),
                created,
                release.subList(proof.count(), release.size()).stream()
                        .map(ParsedMigration::id)
                        .toList(),
                adoption.unrelated());
    }

    private void check(List<MigrationFile> pending, List<TrackerRow> rows) throws SQLException {
        Preflight preflight = new Preflight(session, options);
        preflight.standardStrings();
        preflight.writable(pending.stream().map(MigrationFile::id).toList());
        List<Progress> begun = options.parts().progress(session, options).begun(rows);
        if (!begun.isEmpty()) {
            throw new SetRunnerException.ExistingObjects(
                    new Problem(
                            "migration " + begun.get(0).id(),
                            "no migration that has begun and not ended",
                            "statement " + begun.get(0).done() + " was the last to commit",
                            "what has begun is finished by migrate, not adopted",
                            "run migrate"),
                    null);
        }
    }

    private static Set<Long> recorded(List<TrackerRow> rows) {
        return rows.stream().map(TrackerRow::version).collect(Collectors.toSet());
    }

    /** The length of the shortest beginning of the release that holds every one of these migrations. */
    private static int prefix(List<ParsedMigration> release, Set<Long> versions) {
        int length = 0;
        for (int i = 0; i < release.size(); i++) {
            if (versions.contains(release.get(i).id().version())) {
                length = i + 1;
            }
        }
        return length;
    }

    private static List<ParsedMigration> proven(List<ParsedMigration> beginning, List<TrackerRow> rows) {
        Set<Long> recorded = recorded(rows);
        List<ParsedMigration> proven = new ArrayList<>(beginning);
        proven.removeIf(migration -> recorded.contains(migration.id().version()));
        return proven;
    }

    void refuseUnprovable(ParsedMigration migration) {
        if (options.vouchedFor().contains(migration.id().version())) {
            return;
        }
        for (SqlStatement statement : migration.statements()) {
            if (!Provability.isProvable(statement)) {
                throw new SetRunnerException.ExistingObjects(
                        new Problem(
                                StatementFailures.where(migration, statement, statement.line()),
                                "only statements whose whole effect can be seen in the catalog",
                                "a statement that begins with " + statement.command()
                                        + ": whether it ran cannot be proven",
                                "what is not proven is never recorded; nothing was changed",
                                "see for yourself that its effect is there, then adopt again with --vouch-for "
                                        + migration.id().version()),
                        null);
            }
        }
    }
}
