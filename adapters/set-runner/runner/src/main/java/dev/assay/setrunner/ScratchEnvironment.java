package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a database has before any migration: settings, schemas of its search_path, extensions. It is made in the scratch database, too. */
final class ScratchEnvironment {

    private static final String DENIED = "42501";

    /** The schemas first, because extensions may be in them. */
    private static final String GIVEN = """
            SELECT 'SCHEMA' AS kind, n AS name, '' AS schema
              FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) AS n
             WHERE n <> 'public' AND n !~ '^pg_'
            UNION ALL
            SELECT 'EXTENSION', x.extname, n.nspname
              FROM pg_catalog.pg_extension AS x JOIN pg_catalog.pg_namespace AS n ON n.oid = x.extnamespace
             WHERE x.extname <> 'plpgsql'
             ORDER BY 1 DESC, 2
            """;

    private static final String SETTINGS = """
            SELECT name, setting FROM pg_catalog.pg_settings
             WHERE source IN ('database', 'database user', 'session') AND context IN ('user', 'superuser')
               AND name NOT LIKE 'transaction\\_%'
            """;

    /** A schema, or an extension in one. */
    private record Given(String kind, String name, String schema) {

        String title() {
            return kind.toLowerCase(Locale.ROOT) + " " + name;
        }

        boolean isMadeBy(List<ParsedMigration> migrations) {
            return isMadeBy(migrations, kind, name);
        }

        boolean isInSchemaOf(List<ParsedMigration> migrations) {
            return isMadeBy(migrations, "SCHEMA", schema);
        }

        boolean needsSchema() {
            return !schema.isEmpty() && !schema.equals("public") && !schema.startsWith("pg_");
        }

        private static boolean isMadeBy(List<ParsedMigration> migrations, String kind, String name) {
            return migrations.stream()
                    .flatMap(migration -> migration.statements().stream())
                    .filter(statement -> statement.startsWith("CREATE", kind))
                    .flatMap(statement -> statement.head().stream())
                    .anyMatch(token -> token.isName() && token.name().equals(name));
        }
    }

    private final RunListener listener;
    private final List<Given> given;
    private final Map<String, String> settings;

    private ScratchEnvironment(RunListener listener, List<Given> given, Map<String, String> settings) {
        this.listener = listener;
        this.given = given;
        this.settings = settings;
    }

    static ScratchEnvironment of(RunContext real) throws SQLException {
        List<Given> given =
                real.session().query(GIVEN, row -> new Given(row.getString(1), row.getString(2), row.getString(3)));
        Map<String, String> settings = new TreeMap<>();
        real.session().query(SETTINGS, row -> settings.put(row.getString(1), row.getString(2)));
        return new ScratchEnvironment(real.options().listener(), given, settings);
    }

    /** Makes it, without what the migrations make by themselves, and what the role may not make: a migration that needs it says so. */
    void make(Session scratch, List<ParsedMigration> migrations) throws SQLException {
        for (Given one : given) {
            if (!one.isMadeBy(migrations)) {
                boolean inSchema = one.needsSchema() && !one.isInSchemaOf(migrations);
                ifAllowed(one.title(), () -> make(scratch, one, inSchema));
            }
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            ifAllowed("setting " + setting.getKey(), () -> set(scratch, setting.getKey(), setting.getValue()));
        }
    }

    private void ifAllowed(String title, RunContext.Recording making) throws SQLException {
        try {
            making.write();
        } catch (SQLException e) {
            if (!DENIED.equals(e.getSQLState())) {
                throw e;
            }
            listener.note("the replay is made without the " + title + ", which the role may not make");
        }
    }

    private static void make(Session scratch, Given one, boolean inSchema) throws SQLException {
        if (one.kind().equals("SCHEMA")) {
            createSchema(scratch, one.name());
            return;
        }
        if (inSchema) {
            createSchema(scratch, one.schema());
        }
        scratch.execute("CREATE EXTENSION " + Sql.identifier(one.name())
                + (inSchema ? " SCHEMA " + Sql.identifier(one.schema()) : ""));
    }

    private static void createSchema(Session scratch, String schema) throws SQLException {
        scratch.execute("CREATE SCHEMA IF NOT EXISTS " + Sql.identifier(schema));
    }

    private static void set(Session scratch, String name, String value) throws SQLException {
        scratch.execute("SELECT pg_catalog.set_config(" + Sql.literal(name) + ", " + Sql.literal(value) + ", false)");
    }
}
