package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogComparison;
import dev.assay.setrunner.catalog.CatalogObject;
import dev.assay.setrunner.catalog.CatalogSnapshot;
import dev.assay.setrunner.catalog.Deviation;
import dev.assay.setrunner.catalog.ObjectKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what is missing, looks again, and records; the looking and the recording are one transaction. */
class AdoptionWork {

    private final RunContext context;
    private final Session session;
    private final Adoption adoption;
    private final CatalogSnapshot expected;
    private final List<CatalogObject> inTransaction = new ArrayList<>();
    private final List<CatalogObject> concurrently = new ArrayList<>();

    AdoptionWork(RunContext context, Adoption adoption, Adoption.Proof proof, CatalogSnapshot expected) {
        this.context = context;
        this.session = context.session();
        this.adoption = adoption;
        this.expected = expected;
        for (CatalogObject object : proof.missing()) {
            boolean index = object.key().kind() == ObjectKind.INDEX && !"".equals(object.ddl());
            boolean concurrent = index && adoption.madeWithoutTransaction(object.key());
            (concurrent ? concurrently : inTransaction).add(object);
        }
    }

    /** Returns what was made, as people name it. */
    List<String> record(List<ParsedMigration> proven) throws SQLException {
        if (proven.isEmpty()) {
            return List.of();
        }
        context.tracker().create();
        boolean split = !concurrently.isEmpty();
        if (split) {
            context.record("adoption", () -> make(inTransaction));
            for (CatalogObject index : concurrently) {
                buildConcurrently(index);
            }
        }
        context.record("adoption", () -> {
            if (!split) {
                make(inTransaction);
            }
            proveAgain();
            for (ParsedMigration migration : proven) {
                context.recordApplied(migration.id(), context.checksum(migration));
            }
        });
        return names();
    }

    private List<String> names() {
        List<CatalogObject> all = new ArrayList<>(inTransaction);
        all.addAll(concurrently);
        return all.stream().map(object -> object.key().toString()).sorted().toList();
    }

    void make(List<CatalogObject> objects) throws SQLException {
        session.execute("SELECT pg_catalog.set_config('search_path', '', true)");
        for (CatalogObject object : objects) {
            if (object.key().kind() == ObjectKind.INDEX) {
                dropInvalid(object, "DROP INDEX ");
            }
            create(object, object.ddl());
        }
    }

    /** As its migration would have built it: without stopping those who write to the table. */
    void buildConcurrently(CatalogObject index) throws SQLException {
        dropInvalid(index, "DROP INDEX CONCURRENTLY IF EXISTS ");
        String ddl = String.valueOf(index.ddl());
        create(index, ddl.replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY "));
    }

    private static String name(CatalogObject index) {
        return new QualifiedName(index.key().schema(), index.key().name()).sql();
    }

    /** What counts as missing and is there by its name is INVALID. */
    private void dropInvalid(CatalogObject index, String command) {
        if (adoption.isThere(index.key())) {
            execute(index, command + name(index), "dropped the INVALID " + index.key());
        }
    }

    private void create(CatalogObject object, @Nullable String ddl) {
        if (ddl != null && !ddl.isEmpty()) {
            execute(object, ddl, "created " + object.key());
        }
    }

    private void execute(CatalogObject object, String command, String note) {
        try {
            session.execute(command);
            context.options().listener().note(note);
        } catch (SQLException e) {
            if (Failures.lostConnection(e)) {
                throw Failures.ofServer("adoption, " + object.key(), e);
            }
            throw new SetRunnerException.ExistingObjects(
                    new Problem(
                            object.key() + adoption.madeBy(object.key()),
                            "that what is missing can be created",
                            Failures.describe(e),
                            "nothing is recorded before all of it is there",
                            "55P03".equals(e.getSQLState())
                                    ? "find the session that holds the lock, or raise lock_timeout of the role; then adopt again"
                                    : "repair the data that stands against it, then adopt again"),
                    e);
        }
    }

    void proveAgain() throws SQLException {
        boolean columnOrder = context.options().columnOrder() == ColumnOrderPolicy.COMPARE;
        List<Deviation> left = new CatalogComparison(expected, Snapshots.within(context), columnOrder).deviations();
        if (!left.isEmpty()) {
            throw new SetRunnerException.ExistingObjects(
                    new Problem(
                            left.get(0).key() + adoption.madeBy(left.get(0).key()),
                            "that the database equals the release before it is recorded",
                            left.get(0).text(),
                            "what is not proven is never recorded",
                            "if nobody changed the schema meanwhile, report this as a defect of adopt"),
                    null);
        }
    }
}
