package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;

/** Runs a migration in one transaction: its statements and what is recorded about it commit together or not at all. */
class TransactionalExecution {

    final RunContext context;
    final ParsedMigration migration;

    TransactionalExecution(RunContext context, ParsedMigration migration) {
        this.context = context;
        this.migration = migration;
    }

    void run(RunContext.Recording recording) throws SQLException {
        Session session = context.session();
        session.begin();
        try {
            executeAll();
            context.beforeRecording();
            recording.write();
            commit();
        } finally {
            session.rollback();
        }
    }

    final void executeAll() {
        for (SqlStatement statement : migration.statements()) {
            execute(statement);
        }
    }

    void execute(SqlStatement statement) {
        context.options().listener().statement(migration.id(), statement.number(), statement.line());
        try {
            context.session().execute(statement.text());
        } catch (SQLException e) {
            throw StatementFailures.of(migration, statement, e, rule());
        }
    }

    /** What becomes of a migration of which a statement fails. */
    String rule() {
        return "one transaction a migration: " + migration.id()
                + " was rolled back as a whole; what was applied before it stays applied";
    }

    void commit() {
        try {
            context.session().commit();
        } catch (SQLException e) {
            throw StatementFailures.ofCommit(migration, e);
        }
    }
}
