package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogSnapshot;
import dev.assay.setrunner.catalog.ObjectKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Replays a release from empty in a scratch database beside the real one, with the runner's own execution, and looks at it before the
 * first and after every migration. Commands that reach beyond the scratch database are left out of the replay; they have
 * to be vouched for.
 */
final class ScratchReplay {

    private static final Set<ObjectKind> GIVEN = EnumSet.of(ObjectKind.SCHEMA, ObjectKind.EXTENSION);

    private static final String PREFIX = "assay_scratch_";

    private final RunContext real;
    private final ScratchDatabases databases;
    private final String name;

    ScratchReplay(RunContext real) throws SQLException {
        this.real = real;
        this.databases = databases(real.options());
        String database = real.session().value("SELECT pg_catalog.current_database()");
        this.name =
                PREFIX + Checksum.of(database + " " + real.options().tracker()).substring(0, 16);
    }

    private static ScratchDatabases databases(Options options) {
        ScratchDatabases databases = options.scratch();
        if (databases == null) {
            throw new SetRunnerException.Usage(new Problem(
                    "configuration, scratchDatabases",
                    "a way to connect to another database of the server",
                    "none: a data source or connection leads to one database only",
                    "the release is replayed in a scratch database beside the real one",
                    "configure database(url, user, password), or scratchDatabases(...)"));
        }
        return databases;
    }

    /** Looks at a database. */
    @FunctionalInterface
    interface Look<T> {
        T at(RunContext context) throws SQLException;
    }

    /**
     * Replays migrations, and reads the catalog before the first and behind every one, without the schemas and extensions that were
     * there before the first: no migration made them, and a role that is not their owner makes them otherwise.
     */
    List<CatalogSnapshot> snapshots(List<ParsedMigration> migrations) throws SQLException {
        List<CatalogSnapshot> seen = run(migrations, Snapshots::of);
        CatalogSnapshot before = seen.get(0);
        return seen.stream()
                .map(one -> one.without(key -> GIVEN.contains(key.kind()) && before.contains(key)))
                .toList();
    }

    /** Replays migrations, and looks before the first and behind every one. */
    <T> List<T> run(List<ParsedMigration> migrations, Look<T> look) throws SQLException {
        create();
        try {
            return replay(migrations, look);
        } finally {
            drop();
        }
    }

    /** The name is this runner's alone, and the migration lock is held: what has it is what a killed adoption left. */
    private void create() throws SQLException {
        try {
            drop();
            real.session()
                    .execute("CREATE DATABASE " + Sql.identifier(name) + " TEMPLATE template0 " + likeTheRealOne());
        } catch (SQLException e) {
            throw unprovable("CREATE DATABASE " + name + ": " + Failures.describe(e), "grant the role CREATEDB", e);
        }
    }

    private String likeTheRealOne() throws SQLException {
        return real.session()
                .value("SELECT pg_catalog.format('ENCODING %L LC_COLLATE %L LC_CTYPE %L',"
                        + " pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype) FROM pg_catalog.pg_database"
                        + " WHERE datname = pg_catalog.current_database()");
    }

    private void drop() throws SQLException {
        real.session().execute("DROP DATABASE IF EXISTS " + Sql.identifier(name) + " WITH (FORCE)");
    }

    private <T> List<T> replay(List<ParsedMigration> migrations, Look<T> look) throws SQLException {
        ConnectionSource source = new ConnectionSource.Opened(name, () -> databases.connect(name));
        RunListener silent = new RunListener() {};
        Options options = real.options().elsewhere(source, silent);
        ScratchEnvironment environment = ScratchEnvironment.of(real);
        try (Session scratch = Session.open(source, silent)) {
            environment.make(scratch, migrations);
            return LockedRun.run(scratch, options, context -> replay(context, migrations, look));
        } catch (SetRunnerException e) {
            throw unprovable(
                    "the release cannot be replayed from empty: " + e.problem().where() + ": "
                            + e.problem().found(),
                    "repair the migrations so that they build the schema from nothing: a fresh install needs that too",
                    e);
        }
    }

    private static <T> List<T> replay(RunContext scratch, List<ParsedMigration> migrations, Look<T> look)
            throws SQLException {
        scratch.tracker().create();
        List<T> seen = new ArrayList<>();
        seen.add(look.at(scratch));
        for (ParsedMigration migration : migrations) {
            new Execution(scratch).apply(migration.keeping(statement -> !ClusterCommands.includes(statement)));
            seen.add(look.at(scratch));
        }
        return seen;
    }

    private SetRunnerException unprovable(String found, String next, Exception cause) {
        return new SetRunnerException.ExistingObjects(
                new Problem(
                        "scratch database " + name,
                        "a replay of the release to compare with",
                        found,
                        "what cannot be replayed cannot be proven; nothing was changed",
                        next),
                cause);
    }
}
