package dev.assay.setrunner;

import dev.assay.setrunner.sql.SessionCommands;
import java.sql.SQLException;
import java.util.List;

/** Executes one migration inside a transaction that is rolled back later, with what its COMMIT would check. */
final class Rehearsal extends TransactionalExecution {

    Rehearsal(RunContext context, ParsedMigration migration) {
        super(context, migration);
    }

    @Override
    void run(RunContext.Recording recording) throws SQLException {
        context.options().listener().started(migration.id());
        context.baseline()
                .remember(SessionCommands.customSettings(migration.source().text()));
        executeAll();
        checkDeferredConstraints();
        context.beforeRecording();
        recording.write();
        context.baseline().restore();
    }

    @Override
    String rule() {
        return "dry run: everything was rolled back, nothing is applied";
    }

    /**
     * A COMMIT checks them; afterwards those that are deferred by their definition are so again for the next migration. They are named,
     * because SET CONSTRAINTS ALL would also be about those that a later migration makes.
     */
    private void checkDeferredConstraints() throws SQLException {
        try {
            set(constraints("condeferrable"), "IMMEDIATE");
        } catch (SQLException e) {
            throw StatementFailures.ofCommit(migration, e);
        }
        set(constraints("condeferred"), "DEFERRED");
    }

    private void set(List<String> constraints, String mode) throws SQLException {
        if (!constraints.isEmpty()) {
            context.session().execute("SET CONSTRAINTS " + String.join(", ", constraints) + " " + mode);
        }
    }

    private List<String> constraints(String which) throws SQLException {
        return context.session()
                .query(
                        "SELECT DISTINCT pg_catalog.format('%I.%I', n.nspname, c.conname) FROM pg_catalog.pg_constraint c"
                                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace WHERE c." + which
                                + " ORDER BY 1",
                        row -> row.getString(1));
    }
}
