package dev.assay.setrunner;

import dev.assay.setrunner.sql.ConcurrentCommand;
import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexes that are believed, or not recognised. */
final class IndexFlaws {

    private IndexFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking(
                        "accepts-an-invalid-index", () -> building(AcceptsInvalid::new), 68, 69, 71, 72, 73, 86, 93),
                Miniature.breaking(
                        "does-not-replace-an-invalid-index",
                        () -> building(DoesNotReplace::new),
                        60,
                        66,
                        69,
                        70,
                        71,
                        72,
                        81),
                Miniature.breaking(
                        "does-not-recognise-its-index", () -> building(DoesNotRecognise::new), 60, 61, 70, 71),
                Miniature.breaking(
                        "believes-an-index-that-is-being-built", BelievesABuildOfOthers::new, 68, 73, 74, 76, 93, 98),
                Miniature.breaking(
                        "records-before-the-index-is-built", RecordsBeforeTheBuild::new, 60, 62, 68, 69, 71, 72));
    }

    /** Makes what runs the concurrent commands of a migration. */
    interface Building {
        ConcurrentSteps make(RunContext context, ParsedMigration migration);
    }

    private static Parts building(Building building) {
        return new Parts() {
            @Override
            ConcurrentSteps concurrent(RunContext context, ParsedMigration migration) {
                return building.make(context, migration);
            }
        };
    }

    private static final class AcceptsInvalid extends ConcurrentSteps {
        AcceptsInvalid(RunContext context, ParsedMigration migration) {
            super(context, migration);
        }

        /** Whatever has the name will do. */
        @Override
        @Nullable
        IndexState present(TableRef table, QualifiedName name) throws SQLException {
            IndexState present = super.present(table, name);
            return present == null
                    ? null
                    : new IndexState(present.oid(), present.name(), present.kind(), present.table(), true);
        }

        @Override
        void awaitOthers(TableRef table, QualifiedName index) {}

        @Override
        void refuseInvalid() {}
    }

    private static final class DoesNotReplace extends ConcurrentSteps {
        DoesNotReplace(RunContext context, ParsedMigration migration) {
            super(context, migration);
        }

        @Override
        void drop(IndexState index, SqlStatement statement, String reason) {}
    }

    private static final class DoesNotRecognise extends ConcurrentSteps {
        DoesNotRecognise(RunContext context, ParsedMigration migration) {
            super(context, migration);
        }

        @Override
        void accept(ConcurrentCommand.CreateIndex command, SqlStatement statement, TableRef table, IndexState present)
                throws SQLException {
            execute(statement);
        }
    }

    /** Its lock is not held by the session that builds; otherwise nobody else could look at the index meanwhile. */
    private static final class BelievesABuildOfOthers extends LockFlaws.KeepsItsLockElsewhere {
        @Override
        ConcurrentSteps concurrent(RunContext context, ParsedMigration migration) {
            return new BelievesABuild(context, migration);
        }
    }

    private static final class BelievesABuild extends ConcurrentSteps {
        private final RunContext context;
        private boolean believed;

        BelievesABuild(RunContext context, ParsedMigration migration) {
            super(context, migration);
            this.context = context;
        }

        @Override
        void awaitOthers(TableRef table, QualifiedName index) throws SQLException {
            believed = context.session()
                    .test("SELECT EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.relation = " + table.oid()
                            + " AND l.mode = 'ShareUpdateExclusiveLock' AND l.pid <> pg_catalog.pg_backend_pid())");
        }

        @Override
        void createIndex(ConcurrentCommand.CreateIndex command, SqlStatement statement) throws SQLException {
            TableRef table = new IndexCatalog(context.session()).resolve(command.table());
            if (table != null && command.name() != null) {
                awaitOthers(table, table.name());
            }
            if (!believed) {
                super.createIndex(command, statement);
            }
        }

        @Override
        void refuseInvalid() throws SQLException {
            if (!believed) {
                super.refuseInvalid();
            }
        }
    }

    private static final class RecordsBeforeTheBuild extends Parts {
        @Override
        StepwiseExecution stepwise(RunContext context, ParsedMigration migration) {
            return new StepwiseExecution(context, migration) {
                @Override
                void run() throws SQLException {
                    context.record(
                            migration.fileName(),
                            () -> context.tracker().insert(migration.id(), context.checksum(migration)));
                    super.run();
                }
            };
        }

        @Override
        Tracker tracker(Session session, Options options) {
            return new ReplacingTracker(session, options.tracker());
        }
    }
}
