package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Applies everything pending: reads under the lock, checks everything, and only then writes. */
final class MigrateCommand {

    private final Options options;
    private final Session session;
    private final MigrationSet disk;

    MigrateCommand(Options options, Session session, MigrationSet disk) {
        this.options = options;
        this.session = session;
        this.disk = disk;
    }

    MigrateResult run() throws SQLException {
        return LockedRun.run(session, options, this::migrate);
    }

    private MigrateResult migrate(RunContext context) throws SQLException {
        History history = History.read(session, options, disk);
        Consistency consistency = new Consistency(options, disk);
        consistency.check(history.rows());
        List<Progress> begun = new ProgressTable(session, options.progress()).begun(history.rows());
        consistency.checkBegun(begun);
        List<MigrationFile> pending = consistency.pending(history.rows());
        if (pending.isEmpty() && history.adopted().isEmpty()) {
            return new MigrateResult(List.of(), List.of());
        }
        List<ParsedMigration> migrations = pending.stream()
                .map(file -> MigrationParser.parse(file.id(), file.up()))
                .toList();
        check(history, pending, migrations, begun);
        context.tracker().create();
        history.record(context);
        List<MigrationId> applied = new ArrayList<>();
        for (ParsedMigration migration : migrations) {
            new Execution(context).apply(migration);
            applied.add(migration.id());
        }
        return new MigrateResult(
                applied, history.adopted().stream().map(MigrationFile::id).toList());
    }

    private void check(
            History history, List<MigrationFile> pending, List<ParsedMigration> migrations, List<Progress> begun)
            throws SQLException {
        Preflight preflight = new Preflight(session, options);
        preflight.standardStrings();
        preflight.writable(Stream.concat(history.adopted().stream(), pending.stream())
                .map(MigrationFile::id)
                .toList());
        boolean virgin = history.rows().isEmpty() && begun.isEmpty();
        if (virgin && options.existingObjects() == ExistingObjectsPolicy.REFUSE) {
            new ExistingObjectsCheck(session, options).refuseUnlessEmpty(migrations);
        }
    }
}
