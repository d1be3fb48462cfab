package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Applies what is pending: reads under the lock, checks everything, and only then writes. */
class MigrateCommand {

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
        Plan plan = new Planning(options, session, disk).plan();
        List<MigrationId> applied = new ArrayList<>();
        if (!plan.isEmpty()) {
            context.tracker().create();
            takeOver(context, plan.history());
            for (ParsedMigration migration : plan.due()) {
                apply(context, migration);
                applied.add(migration.id());
            }
        }
        return new MigrateResult(applied, plan.adoptedIds(), plan.deferredIds());
    }

    void takeOver(RunContext context, History history) throws SQLException {
        history.record(context);
    }

    void apply(RunContext context, ParsedMigration migration) throws SQLException {
        new Execution(context).apply(migration);
    }
}
