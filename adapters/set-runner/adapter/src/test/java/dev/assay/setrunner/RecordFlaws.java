package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Work and record of a transactional migration that are not one transaction. */
final class RecordFlaws {

    private RecordFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking(
                        "records-before-it-applies", () -> executing(RecordsFirst::new), 11, 12, 16, 59, 60, 61, 62),
                Miniature.breaking("applies-before-it-records", () -> executing(AppliesFirst::new), 59, 60, 61, 63),
                Miniature.breaking(
                        "records-on-another-connection", () -> executing(RecordsElsewhere::new), 11, 59, 60, 61, 62),
                Miniature.breaking(
                        "commits-each-statement",
                        () -> executing(CommitsEachStatement::new),
                        11,
                        16,
                        18,
                        59,
                        60,
                        61,
                        66,
                        101,
                        116),
                Miniature.breaking(
                        "marks-dirty-before-it-begins", MarksDirty::new, 16, 60, 64, 65, 66, 76, 78, 79, 101));
    }

    /** Makes what executes one transactional migration. */
    interface Executing {
        TransactionalExecution make(RunContext context, ParsedMigration migration);
    }

    static Parts executing(Executing executing) {
        return new Parts() {
            @Override
            TransactionalExecution transactional(RunContext context, ParsedMigration migration) {
                return executing.make(context, migration);
            }
        };
    }

    private static final class RecordsFirst extends TransactionalExecution {
        RecordsFirst(RunContext context, ParsedMigration migration) {
            super(context, migration);
        }

        @Override
        void run(RunContext.Recording recording) throws SQLException {
            context.record(migration.fileName(), recording);
            super.run(() -> {});
        }
    }

    private static final class AppliesFirst extends TransactionalExecution {
        AppliesFirst(RunContext context, ParsedMigration migration) {
            super(context, migration);
        }

        @Override
        void run(RunContext.Recording recording) throws SQLException {
            super.run(() -> {});
            context.record(migration.fileName(), recording);
        }
    }

    private static final class RecordsElsewhere extends TransactionalExecution {
        RecordsElsewhere(RunContext context, ParsedMigration migration) {
            super(context, migration);
        }

        @Override
        void run(RunContext.Recording recording) throws SQLException {
            super.run(() -> {
                Connection other = context.options().source().open();
                try (Statement statement = other.createStatement()) {
                    statement.execute(
                            "INSERT INTO " + context.options().tracker().sql()
                                    + " (version, name, checksum) VALUES ("
                                    + migration.id().version() + ", "
                                    + Sql.literal(migration.id().name()) + ", "
                                    + Sql.literal(context.checksum(migration)) + ")");
                } finally {
                    context.options().source().giveBack(other);
                }
            });
        }
    }

    private static final class CommitsEachStatement extends TransactionalExecution {
        CommitsEachStatement(RunContext context, ParsedMigration migration) {
            super(context, migration);
        }

        @Override
        void run(RunContext.Recording recording) throws SQLException {
            for (SqlStatement statement : migration.statements()) {
                execute(statement);
            }
            context.record(migration.fileName(), recording);
        }
    }

    /** As runners with a dirty flag do it: set before the work, cleared with it, and never looked behind. */
    private static final class MarksDirty extends Parts {
        private static final int DIRTY = -1;

        @Override
        TransactionalExecution transactional(RunContext context, ParsedMigration migration) {
            ProgressTable table = progress(context.session(), context.options());
            return new TransactionalExecution(context, migration) {
                @Override
                void run(RunContext.Recording recording) throws SQLException {
                    table.create();
                    if (table.of(migration.id()).attempting() == DIRTY) {
                        throw new SetRunnerException.Drift(new Problem(
                                migration.fileName(), "a clean database", "dirty", "force", "repair it by hand"));
                    }
                    Progress dirty = new Progress(migration.id(), 0, Checksum.of(""), DIRTY);
                    context.record(migration.fileName(), () -> table.write(dirty));
                    super.run(() -> {
                        table.delete(migration.id());
                        recording.write();
                    });
                }
            };
        }
    }
}
