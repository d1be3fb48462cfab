package dev.assay.setrunner;

import dev.assay.setrunner.sql.SearchPath;
import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses to replay history into a database that somebody has filled already (kortix-ai/suna#3618, prisma/orm#21003). It looks into
 * the schemas that the pending migrations would use: those on search_path, and those that their statements name or put there.
 */
class ExistingObjectsCheck {

    private static final int SHOWN = 5;

    private final Session session;
    private final Options options;

    ExistingObjectsCheck(Session session, Options options) {
        this.session = session;
        this.options = options;
    }

    void refuseUnlessEmpty(List<ParsedMigration> pending) throws SQLException {
        List<String> objects = session.query(query(pending), row -> row.getString(1));
        if (objects.isEmpty()) {
            return;
        }
        String more = objects.size() > SHOWN ? " and " + (objects.size() - SHOWN) + " more" : "";
        throw new SetRunnerException.ExistingObjects(
                new Problem(
                        "tracker " + options.tracker() + " (no migration is recorded)",
                        "empty schemas, as a database without history has",
                        objects.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more,
                        "existing objects = refuse; no legacy tracker holds a version; nothing was executed",
                        "set-runner adopt records what it can prove to be there" + legacyHint(objects)
                                + "; if the objects have nothing to do with the migrations: --existing-objects allow"),
                null);
    }

    private static String legacyHint(List<String> objects) {
        return objects.stream()
                .filter(object -> object.endsWith(".schema_migrations"))
                .findFirst()
                .map(object ->
                        "; if a runner with a version counter keeps " + object + ", name it with --legacy-tracker")
                .orElse("");
    }

    private String query(List<ParsedMigration> pending) {
        Set<String> named = new TreeSet<>();
        for (ParsedMigration migration : pending) {
            for (SqlStatement statement : migration.statements()) {
                named.addAll(statement.qualifiers());
                named.addAll(SearchPath.of(statement));
            }
        }
        String schemas = named.stream().map(Sql::literal).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
        return OBJECTS.replace(":schemas", schemas).replace(":own", own());
    }

    /** The runner's tables, by identity: nothing else is left out but what belongs to extensions. */
    private String own() {
        QualifiedName legacy = options.legacyTracker() == null ? options.tracker() : options.legacyTracker();
        return java.util.stream.Stream.of(options.tracker(), options.progress(), legacy)
                .map(name -> "(" + Sql.literal(name.schema()) + ", " + Sql.literal(name.table()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static final String OBJECTS = """
            WITH spaces AS (
              SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n
               WHERE (n.nspname = ANY (pg_catalog.current_schemas(false)) OR n.nspname = ANY (:schemas))
                 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            ), objects AS (
              SELECT s.nspname, c.relname AS name, 'pg_catalog.pg_class'::pg_catalog.regclass AS catalog, c.oid,
                     CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
                                    WHEN 'c' THEN 'type' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind
                FROM pg_catalog.pg_class c JOIN spaces s ON s.oid = c.relnamespace
               WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND (s.nspname, c.relname) NOT IN (:own)
              UNION ALL
              SELECT s.nspname, p.proname, 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 'function'
                FROM pg_catalog.pg_proc p JOIN spaces s ON s.oid = p.pronamespace
              UNION ALL
              SELECT s.nspname, t.typname, 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 'type'
                FROM pg_catalog.pg_type t JOIN spaces s ON s.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r')
            )
            SELECT kind || ' ' || nspname || '.' || name FROM objects o
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
             ORDER BY kind <> 'table', 1
            """;
}
