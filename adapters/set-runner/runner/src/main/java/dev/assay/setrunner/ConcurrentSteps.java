package dev.assay.setrunner;

import dev.assay.setrunner.sql.ConcurrentCommand;
import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands that work in several transactions of their own. What an earlier attempt left is read from the catalog and not
 * guessed from names or from what a runner remembers: nightscout/nocturne#1156, zulip/zulip#37905.
 */
class ConcurrentSteps {

    private final RunContext context;
    private final Session session;
    private final ParsedMigration migration;
    private final IndexCatalog catalog;
    private final BuildWatch watch;
    private final List<IndexState> built = new ArrayList<>();

    ConcurrentSteps(RunContext context, ParsedMigration migration) {
        this.context = context;
        this.session = context.session();
        this.migration = migration;
        this.catalog = new IndexCatalog(session);
        this.watch = new BuildWatch(context);
    }

    /**
     * Runs one command.
     *
     * @param again whether an earlier run was cut off in this very statement
     */
    void run(ConcurrentCommand command, SqlStatement statement, boolean again) throws SQLException {
        if (command instanceof ConcurrentCommand.CreateIndex create) {
            createIndex(create, statement);
        } else if (command instanceof ConcurrentCommand.Reindex reindex) {
            reindex(reindex, statement);
        } else if (command instanceof ConcurrentCommand.DropIndex drop) {
            dropIndex(drop, statement, again);
        } else if (command instanceof ConcurrentCommand.DetachPartition detach) {
            detach(detach, statement, again);
        }
    }

    /** Inside the transaction that records the migration: every index that the file built and that is still there is valid. */
    void refuseInvalid() throws SQLException {
        for (IndexState index : built) {
            IndexState now = catalog.find(index.oid());
            if (now != null && !now.valid()) {
                throw invalid(migration.fileName(), now.name());
            }
        }
    }

    void createIndex(ConcurrentCommand.CreateIndex command, SqlStatement statement) throws SQLException {
        TableRef table = catalog.resolve(command.table());
        String name = command.name();
        if (table == null || name == null) {
            execute(statement);
            return;
        }
        QualifiedName indexName = new QualifiedName(table.name().schema(), name);
        IndexState present = present(table, indexName);
        if (present != null && present.valid() && !present.isPartitioned()) {
            accept(command, statement, table, present);
            return;
        }
        if (present != null && !present.isPartitioned()) {
            drop(present, statement, "an interrupted build left it INVALID");
        }
        execute(statement);
        built.add(checked(statement, table, indexName));
    }

    /** The index of this name on this table, once nobody else works on it. */
    @Nullable
    IndexState present(TableRef table, QualifiedName name) throws SQLException {
        IndexState present = catalog.find(name);
        if (present != null && present.table() == table.oid() && !present.valid()) {
            awaitOthers(table, name);
            present = catalog.find(name);
        }
        return present != null && present.table() == table.oid() ? present : null;
    }

    void awaitOthers(TableRef table, QualifiedName index) throws SQLException {
        watch.await(table, index);
    }

    void accept(ConcurrentCommand.CreateIndex command, SqlStatement statement, TableRef table, IndexState present)
            throws SQLException {
        String difference = new IndexProof(session).difference(command, table, present);
        if (!difference.isEmpty()) {
            throw new SetRunnerException.SqlFailed(
                    new Problem(
                            StatementFailures.where(migration, statement, statement.line()),
                            "no index " + present.name() + ", or the one that the statement builds",
                            difference,
                            "an index is accepted by its definition, never by its name alone",
                            "drop or rename the index that is there, or correct the file; then run again"),
                    "42P07",
                    null);
        }
        context.options().listener().note("index " + present.name() + " is there already, valid and as defined");
        built.add(present);
    }

    void drop(IndexState index, SqlStatement statement, String reason) {
        context.options().listener().note("dropping index " + index.name() + ": " + reason);
        repair(statement, "DROP INDEX CONCURRENTLY IF EXISTS " + index.sql());
    }

    /** The index that a statement has just built, seen to be valid. */
    IndexState checked(SqlStatement statement, TableRef table, QualifiedName name) throws SQLException {
        IndexState index = catalog.find(name);
        if (index == null || index.table() != table.oid()) {
            throw new SetRunnerException.SqlFailed(
                    new Problem(
                            StatementFailures.where(migration, statement, statement.line()),
                            "index " + name + " on " + table.name(),
                            "the name belongs to something else, so IF NOT EXISTS built nothing",
                            "a migration is recorded only when every index that it builds is valid",
                            "rename the index in the file, or what has its name"),
                    "42P07",
                    null);
        }
        if (!index.valid() && !index.isPartitioned()) {
            throw invalid(StatementFailures.where(migration, statement, statement.line()), name);
        }
        return index;
    }

    private static SetRunnerException invalid(String where, QualifiedName index) {
        return new SetRunnerException.SqlFailed(
                new Problem(
                        where,
                        "that index " + index + " is valid",
                        "it is INVALID",
                        "a migration is recorded only when every index that it builds is valid",
                        "run again: the index is dropped and built once more"),
                null,
                null);
    }

    private void reindex(ConcurrentCommand.Reindex command, SqlStatement statement) throws SQLException {
        ReindexTarget target = ReindexTarget.of(command, catalog);
        if (target == null) {
            execute(statement);
            return;
        }
        if (target.table() != null) {
            awaitOthers(target.table(), target.table().name());
        }
        for (IndexState leftover : catalog.reindexLeftovers(target.tables())) {
            drop(leftover, statement, "an interrupted REINDEX CONCURRENTLY left it");
        }
        execute(statement);
        if (target.index() != null) {
            IndexState index = catalog.find(target.index());
            if (index != null && !index.valid() && !index.isPartitioned()) {
                throw invalid(StatementFailures.where(migration, statement, statement.line()), index.name());
            }
        }
    }

    private void dropIndex(ConcurrentCommand.DropIndex command, SqlStatement statement, boolean again)
            throws SQLException {
        if (again && catalog.resolve(command.name()) == null) {
            context.options().listener().note("index " + command.name() + " is gone: an earlier run had dropped it");
            return;
        }
        execute(statement);
    }

    private void detach(ConcurrentCommand.DetachPartition command, SqlStatement statement, boolean again)
            throws SQLException {
        TableRef parent = catalog.resolve(command.parent());
        TableRef partition = catalog.resolve(command.partition());
        if (parent != null && partition != null) {
            if (catalog.detachPending(parent, partition)) {
                context.options().listener().note("finishing the interrupted detach of " + partition.name());
                repair(
                        statement,
                        "ALTER TABLE " + parent.name().sql() + " DETACH PARTITION "
                                + partition.name().sql() + " FINALIZE");
                return;
            }
            if (again && !catalog.isPartition(parent, partition)) {
                return;
            }
        }
        execute(statement);
    }

    void execute(SqlStatement statement) {
        execute(
                statement,
                statement.text(),
                "a concurrent command cannot be rolled back; what it left half done is repaired by the next run");
    }

    /** Executes a command of ours in the name of the statement that cannot run without it. */
    private void repair(SqlStatement statement, String command) {
        execute(
                statement,
                command,
                "what an earlier attempt left is repaired before the statement runs, by " + command
                        + "; the next run tries again");
    }

    private void execute(SqlStatement statement, String command, String rule) {
        try {
            session.execute(command);
        } catch (SQLException e) {
            throw StatementFailures.of(migration, statement, e, rule);
        }
    }
}
