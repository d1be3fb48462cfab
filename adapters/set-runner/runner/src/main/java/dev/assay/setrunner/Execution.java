package dev.assay.setrunner;

import dev.assay.setrunner.sql.SessionCommands;
import java.sql.SQLException;

/** Applies one migration, the way that its file asks for, and leaves the session as it was before. */
final class Execution {

    private final RunContext context;

    Execution(RunContext context) {
        this.context = context;
    }

    void apply(ParsedMigration migration) throws SQLException {
        context.options().listener().started(migration.id());
        context.baseline()
                .remember(SessionCommands.customSettings(migration.source().text()));
        if (migration.transactional()) {
            context.parts()
                    .transactional(context, migration)
                    .run(() -> context.recordApplied(migration.id(), context.checksum(migration)));
        } else {
            context.parts().stepwise(context, migration).run();
        }
        context.options()
                .listener()
                .applied(migration.id(), migration.statements().size());
        context.baseline().restore();
    }

    /** Runs a down file and deletes the row with it. */
    void undo(ParsedMigration migration) throws SQLException {
        context.baseline()
                .remember(SessionCommands.customSettings(migration.source().text()));
        context.parts().transactional(context, migration).run(() -> context.recordUndone(migration.id()));
        context.options().listener().undone(migration.id());
        context.baseline().restore();
    }
}
