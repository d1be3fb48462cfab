package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Wrong answers to a database that has objects and no history. */
final class ExistingObjectsFlaws {

    private ExistingObjectsFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("replays-over-existing-objects", ReplaysOverObjects::new, 44, 45),
                Miniature.breaking("swallows-already-exists", SwallowsAlreadyExists::new, 12, 44, 45),
                Miniature.breaking("marks-everything-on-a-non-empty-database", MarksEverything::new, 12, 44, 45, 56));
    }

    private static class ReplaysOverObjects extends Parts {
        @Override
        ExistingObjectsCheck existingObjects(Session session, Options options) {
            return new ExistingObjectsCheck(session, options) {
                @Override
                void refuseUnlessEmpty(List<ParsedMigration> pending) {}
            };
        }
    }

    private static final class SwallowsAlreadyExists extends ReplaysOverObjects {
        private static final Set<String> ALREADY_EXISTS = Set.of("42P07", "42701", "42710", "42P06");

        @Override
        TransactionalExecution transactional(RunContext context, ParsedMigration migration) {
            return new TransactionalExecution(context, migration) {
                @Override
                void execute(SqlStatement statement) {
                    try {
                        context.session().execute("SAVEPOINT before_statement");
                        super.execute(statement);
                    } catch (SetRunnerException.SqlFailed e) {
                        swallow(e);
                    } catch (SQLException e) {
                        throw StatementFailures.of(migration, statement, e, "savepoint");
                    }
                }

                private void swallow(SetRunnerException.SqlFailed failure) {
                    if (!ALREADY_EXISTS.contains(String.valueOf(failure.sqlState()))) {
                        throw failure;
                    }
                    try {
                        context.session().execute("ROLLBACK TO SAVEPOINT before_statement");
                    } catch (SQLException e) {
                        throw failure;
                    }
                }
            };
        }
    }

    /** The first deploy to a database that is not empty records all of its migrations and runs none. */
    private static final class MarksEverything extends Parts {
        private boolean marking;

        @Override
        ExistingObjectsCheck existingObjects(Session session, Options options) {
            return new ExistingObjectsCheck(session, options) {
                @Override
                void refuseUnlessEmpty(List<ParsedMigration> pending) throws SQLException {
                    try {
                        super.refuseUnlessEmpty(pending);
                    } catch (SetRunnerException.ExistingObjects e) {
                        marking = true;
                    }
                }
            };
        }

        @Override
        TransactionalExecution transactional(RunContext context, ParsedMigration migration) {
            if (!marking) {
                return super.transactional(context, migration);
            }
            return new TransactionalExecution(context, migration) {
                @Override
                void execute(SqlStatement statement) {}
            };
        }
    }
}
