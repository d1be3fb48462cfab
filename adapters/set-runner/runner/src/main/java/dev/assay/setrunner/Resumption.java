package dev.assay.setrunner;

import dev.assay.setrunner.sql.SessionCommands;
import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;

/** Makes sure that a half done file can be continued: same beginning, same session. */
class Resumption {

    private final RunContext context;
    private final ParsedMigration migration;
    private final Progress progress;

    Resumption(RunContext context, ParsedMigration migration, Progress progress) {
        this.context = context;
        this.migration = migration;
        this.progress = progress;
    }

    void prepare() throws SQLException {
        if (progress.done() == 0) {
            return;
        }
        refuseEdits();
        List<SqlStatement> done = migration.statements().subList(0, progress.done());
        done.stream().filter(SessionCommands::makesTemporary).findFirst().ifPresent(this::refuseTemporary);
        context.options()
                .listener()
                .note(migration.fileName() + ": resuming behind statement " + progress.done() + " of "
                        + migration.statements().size());
        for (SqlStatement statement : done) {
            if (SessionCommands.changesSettings(statement)) {
                repeat(statement);
            }
        }
    }

    private void refuseEdits() {
        if (progress.done() <= migration.statements().size()
                && progress.prefixChecksum().equals(migration.prefixChecksum(progress.done()))) {
            return;
        }
        throw new SetRunnerException.Drift(new Problem(
                migration.fileName(),
                "that its first " + progress.done() + " statements are the ones that already ran",
                "they were edited",
                "a part that has run cannot run again in another form; the part behind it may be edited freely",
                "restore the first " + progress.done()
                        + " statements; what should change about them goes behind, or into" + " a new migration"));
    }

    private void refuseTemporary(SqlStatement statement) {
        throw new SetRunnerException.Drift(new Problem(
                StatementFailures.where(migration, statement, statement.line()),
                "that the rest of the file can run in a new session",
                "a temporary object of the session that was lost",
                "the statement has committed and its effect is gone with its session",
                "finish the file by hand and insert its row into "
                        + context.options().tracker() + "; use an ordinary table in files without a transaction"));
    }

    void repeat(SqlStatement statement) {
        try {
            context.session().execute(statement.text());
        } catch (SQLException e) {
            throw StatementFailures.of(
                    migration, statement, e, "settings are established again before the file is resumed");
        }
    }
}
