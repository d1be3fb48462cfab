package dev.assay.setrunner;

import dev.assay.setrunner.sql.ConcurrentCommand;
import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Runs a migration that opted out of the one transaction: statement by statement, each with its own sync. A statement that can run in
 * a transaction commits together with its progress record, so a crash resumes behind the last one that committed. Which ones can is
 * the server's answer, not a list of ours.
 */
class StepwiseExecution {

    /** "active SQL transaction" and "invalid transaction termination": the statement needs to be outside of a transaction. */
    private static final Set<String> NEEDS_NO_TRANSACTION = Set.of("25001", "2D000");

    private final RunContext context;
    private final Session session;
    private final ParsedMigration migration;
    private final ProgressTable table;
    private final ConcurrentSteps concurrent;
    private Progress progress;

    StepwiseExecution(RunContext context, ParsedMigration migration) {
        this.context = context;
        this.session = context.session();
        this.migration = migration;
        this.table = context.parts().progress(session, context.options());
        this.concurrent = context.parts().concurrent(context, migration);
        this.progress = Progress.none(migration.id());
    }

    void run() throws SQLException {
        table.create();
        progress = table.of(migration.id());
        List<SqlStatement> statements = migration.statements();
        resume(progress);
        for (SqlStatement statement : statements.subList(progress.done(), statements.size())) {
            context.options().listener().statement(migration.id(), statement.number(), statement.line());
            step(statement);
        }
        finish();
    }

    void resume(Progress from) throws SQLException {
        new Resumption(context, migration, from).prepare();
    }

    void step(SqlStatement statement) throws SQLException {
        ConcurrentCommand command = ConcurrentCommand.recognise(statement);
        boolean again = progress.attempting() == statement.number();
        if (command == null && !again && inTransaction(statement)) {
            return;
        }
        attempt(statement);
        try {
            if (command != null) {
                concurrent.run(command, statement, again);
            } else {
                outside(statement, again);
            }
        } catch (SetRunnerException.SqlFailed e) {
            attemptEnded(statement, again);
            throw e;
        }
        advance(statement);
    }

    /** Runs a statement together with its progress record; tells whether the server took it in a transaction. */
    boolean inTransaction(SqlStatement statement) throws SQLException {
        session.begin();
        try {
            session.execute(statement.text());
            recordDone(statement);
            commit(statement);
            return true;
        } catch (SQLException e) {
            session.rollback();
            if (NEEDS_NO_TRANSACTION.contains(String.valueOf(e.getSQLState()))) {
                return false;
            }
            throw StatementFailures.of(migration, statement, e, partly());
        } finally {
            session.rollback();
        }
    }

    private void outside(SqlStatement statement, boolean again) {
        try {
            session.execute(statement.text());
        } catch (SQLException e) {
            String doubt = again
                    ? "; an earlier run was cut off in this very statement, which may have succeeded: if it has, run UPDATE "
                            + context.options().progress().sql() + " SET done = " + statement.number()
                            + ", attempting = 0, prefix_checksum = "
                            + Sql.literal(migration.prefixChecksum(statement.number())) + " WHERE version = "
                            + migration.id().version()
                    : "";
            throw StatementFailures.of(migration, statement, e, partly() + doubt);
        }
    }

    private String partly() {
        return "this file runs statement by statement: the first " + progress.done()
                + " stay committed, and the next run goes on behind them";
    }

    /** Remembers, before a statement is sent outside a transaction, that it may have happened from now on. */
    void attempt(SqlStatement statement) throws SQLException {
        progress = new Progress(migration.id(), progress.done(), progress.prefixChecksum(), statement.number());
        recording(statement, () -> table.write(progress));
    }

    /** The server has answered with an error: unlike a statement that was cut off, this one is known not to have happened. */
    private void attemptEnded(SqlStatement statement, boolean again) throws SQLException {
        if (!again && session.isAlive()) {
            progress = new Progress(migration.id(), progress.done(), progress.prefixChecksum(), 0);
            recording(statement, () -> table.write(progress));
        }
    }

    void advance(SqlStatement statement) throws SQLException {
        recording(statement, () -> table.write(after(statement)));
        progress = after(statement);
    }

    private Progress after(SqlStatement statement) {
        return new Progress(migration.id(), statement.number(), migration.prefixChecksum(statement.number()), 0);
    }

    private void recordDone(SqlStatement statement) throws SQLException {
        context.beforeRecording();
        table.write(after(statement));
    }

    private void commit(SqlStatement statement) {
        try {
            session.commit();
            progress = after(statement);
        } catch (SQLException e) {
            throw StatementFailures.ofCommit(migration, e);
        }
    }

    /** The migration is recorded in the same transaction that looks for the last time at the indexes it built. */
    void finish() throws SQLException {
        context.record(migration.fileName(), () -> {
            concurrent.refuseInvalid();
            context.recordApplied(migration.id(), context.checksum(migration));
        });
    }

    private void recording(SqlStatement statement, RunContext.Recording recording) throws SQLException {
        context.record(StatementFailures.where(migration, statement, statement.line()), recording);
    }
}
