package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Executes what is pending in one transaction, on the real schema and with its records, and rolls it back. It ends at the first
 * migration that cannot be rehearsed, because those behind it may need what that one makes.
 */
final class DryRunCommand {

    /** "unsafe new enum value usage": the value is safe once the transaction that added it has committed. */
    private static final String UNCOMMITTED_ENUM_VALUE = "55P04";

    private final Options options;
    private final Session session;
    private final MigrationSet disk;
    private final List<MigrationId> rehearsed = new ArrayList<>();
    private String obstacle = "";

    DryRunCommand(Options options, Session session, MigrationSet disk) {
        this.options = options;
        this.session = session;
        this.disk = disk;
    }

    DryRunResult run() throws SQLException {
        return LockedRun.run(session, options, this::rehearse);
    }

    private DryRunResult rehearse(RunContext context) throws SQLException {
        Plan plan = new Planning(options, session, disk).plan();
        if (!plan.isEmpty()) {
            session.begin();
            try {
                rehearse(context, plan);
            } finally {
                session.rollback();
            }
        }
        List<MigrationId> due = plan.dueIds();
        return new DryRunResult(rehearsed, due.subList(rehearsed.size(), due.size()), obstacle, plan.deferredIds());
    }

    private void rehearse(RunContext context, Plan plan) throws SQLException {
        context.tracker().create();
        for (MigrationId id : plan.adoptedIds()) {
            context.recordApplied(id, null);
        }
        for (ParsedMigration migration : plan.due()) {
            obstacle = obstacle(context, migration);
            if (!obstacle.isEmpty()) {
                return;
            }
            rehearsed.add(migration.id());
            options.listener().note("rehearsed " + migration.id());
        }
    }

    /** Rehearses one migration, or tells why that cannot be done. */
    private String obstacle(RunContext context, ParsedMigration migration) throws SQLException {
        if (!migration.transactional()) {
            return migration.fileName() + " runs outside of a transaction";
        }
        try {
            new Rehearsal(context, migration)
                    .run(() -> context.recordApplied(migration.id(), context.checksum(migration)));
            return "";
        } catch (SetRunnerException.SqlFailed e) {
            if (UNCOMMITTED_ENUM_VALUE.equals(e.sqlState()) && !rehearsed.isEmpty()) {
                return migration.fileName()
                        + " uses an enum value that is new, which works once the migration before it"
                        + " has committed";
            }
            throw e;
        }
    }
}
