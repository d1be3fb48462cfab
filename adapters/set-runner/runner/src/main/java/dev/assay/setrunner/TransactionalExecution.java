package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;

/** Runs a migration in one transaction: its statements and what is recorded about it commit together or not at all. */
final class TransactionalExecution {

    private final RunContext context;
    private final ParsedMigration migration;

    TransactionalExecution(RunContext context, ParsedMigration migration) {
        this.context = context;
        this.migration = migration;
    }

    void run(RunContext.Recording recording) throws SQLException {
        Session session = context.session();
        session.begin();
        try {
            for (SqlStatement statement : migration.statements()) {
                execute(statement);
            }
            context.beforeRecording();
            recording.write();
            commit();
        } finally {
            session.rollback();
        }
    }

    private void execute(SqlStatement statement) {
        context.options().listener().statement(migration.id(), statement.number(), statement.line());
        try {
            context.session().execute(statement.text());
        } catch (SQLException e) {
            String rule = "one transaction a migration: " + migration.id()
                    + " was rolled back as a whole; what was applied before it stays applied";
            throw StatementFailures.of(migration, statement, e, rule);
        }
    }

    private void commit() {
        try {
            context.session().commit();
        } catch (SQLException e) {
            throw StatementFailures.ofCommit(migration, e);
        }
    }
}
