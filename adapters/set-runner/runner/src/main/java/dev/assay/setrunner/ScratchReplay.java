package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replays a release from empty in a scratch database beside the real one, with the runner's own execution, and looks at it before the
 * first and after every migration. Commands that reach beyond the scratch database are left out of the replay; they have
 * to be vouched for.
 */
final class ScratchReplay {

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
        Map<String, String> settings = settings();
        try (Session scratch = Session.open(source, silent)) {
            prepare(scratch, migrations, settings);
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

    /** What the real database has before any migration: settings of the database, schemas of search_path, extensions. */
    private void prepare(Session scratch, List<ParsedMigration> migrations, Map<String, String> settings)
            throws SQLException {
        for (String command : environment()) {
            if (migrations.stream().noneMatch(migration -> creates(migration, command))) {
                scratch.execute(command);
            }
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            scratch.execute("SELECT pg_catalog.set_config(" + Sql.literal(setting.getKey()) + ", "
                    + Sql.literal(setting.getValue()) + ", false)");
        }
    }

    private List<String> environment() throws SQLException {
        return real.session()
                .query(
                        "SELECT pg_catalog.format('CREATE SCHEMA %I', n) FROM pg_catalog.unnest("
                                + "pg_catalog.current_schemas(false)) n WHERE n <> 'public' AND n !~ '^pg_'"
                                + " UNION ALL SELECT pg_catalog.format('CREATE EXTENSION %I', extname)"
                                + " FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql'",
                        row -> row.getString(1));
    }

    /** Tells whether a migration makes by itself what a command of ours would make before it. */
    private static boolean creates(ParsedMigration migration, String command) {
        List<String> words = List.of(command.split(" ", 3));
        for (SqlStatement statement : migration.statements()) {
            boolean same = statement.startsWith(words.get(0), words.get(1));
            if (same
                    && statement.head().stream()
                            .anyMatch(t -> t.isName()
                                    && Sql.identifierIfNeeded(t.name()).equals(words.get(2)))) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> settings() throws SQLException {
        Map<String, String> found = new TreeMap<>();
        real.session()
                .query(
                        "SELECT name, setting FROM pg_catalog.pg_settings WHERE source IN ('database', 'database user',"
                                + " 'session') AND context IN ('user', 'superuser') AND name NOT LIKE 'transaction\\_%'",
                        row -> found.put(row.getString(1), row.getString(2)));
        return found;
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
