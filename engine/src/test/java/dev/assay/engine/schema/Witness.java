package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL itself says that an open transaction has changed: the rows of its catalogs that bear the transaction's number, and
 * those that are gone, under the names that its own pg_identify_object gives. It shares no code with the oracle.
 */
final class Witness {

    /** Where the object is that a row of a catalog is about, if that is not the row itself: class, object and part of it. */
    private static final Map<String, String> ABOUT = Map.ofEntries(
            Map.entry("pg_aggregate", "'pg_proc'::regclass, t.aggfnoid, 0"),
            Map.entry("pg_attribute", "'pg_class'::regclass, t.attrelid, t.attnum"),
            Map.entry("pg_attrdef", "'pg_class'::regclass, t.adrelid, t.adnum"),
            Map.entry("pg_db_role_setting", "'pg_authid'::regclass, t.setrole, 0"),
            Map.entry("pg_depend", "t.classid, t.objid, t.objsubid"),
            Map.entry("pg_description", "t.classoid, t.objoid, t.objsubid"),
            Map.entry("pg_enum", "'pg_type'::regclass, t.enumtypid, 0"),
            Map.entry("pg_foreign_table", "'pg_class'::regclass, t.ftrelid, 0"),
            Map.entry("pg_index", "'pg_class'::regclass, t.indexrelid, 0"),
            Map.entry("pg_inherits", "'pg_class'::regclass, t.inhrelid, 0"),
            Map.entry("pg_init_privs", "t.classoid, t.objoid, t.objsubid"),
            Map.entry("pg_partitioned_table", "'pg_class'::regclass, t.partrelid, 0"),
            Map.entry("pg_range", "'pg_type'::regclass, t.rngtypid, 0"),
            Map.entry("pg_seclabel", "t.classoid, t.objoid, t.objsubid"),
            Map.entry("pg_sequence", "'pg_class'::regclass, t.seqrelid, 0"),
            Map.entry("pg_shdescription", "t.classoid, t.objoid, 0"),
            Map.entry("pg_ts_config_map", "'pg_ts_config'::regclass, t.mapcfg, 0"));

    /** Catalogs whose rows are no objects of a database. */
    private static final Set<String> APART = Set.of(
            "pg_auth_members",
            "pg_authid",
            "pg_largeobject",
            "pg_largeobject_metadata",
            "pg_parameter_acl",
            "pg_replication_origin",
            "pg_shdepend",
            "pg_shseclabel",
            "pg_statistic",
            "pg_statistic_ext_data",
            "pg_subscription_rel",
            "pg_tablespace");

    /** Rows that are about another object besides: the members of an extension, and the triggers of a constraint. */
    private static final List<String> ALSO_ABOUT = List.of(
            "SELECT t.refclassid, t.refobjid, 0 FROM pg_catalog.pg_depend AS t WHERE t.deptype = 'e' AND ",
            "SELECT 'pg_constraint'::regclass, t.tgconstraint, 0 FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint <> 0 AND ");

    private static final String NAMES = """
            SELECT w.classid::oid || ' ' || w.objid || ' ' || w.objsubid AS address, i.type, i.identity, w.rows
            FROM (SELECT a.classid, a.objid, a.objsubid, count(*) AS rows FROM (%s) AS a (classid, objid, objsubid)
                  WHERE %s GROUP BY 1, 2, 3) AS w
            CROSS JOIN LATERAL pg_identify_object(w.classid, w.objid, w.objsubid) AS i
            WHERE i.identity IS NOT NULL
            """;

    /** What can be gone or have another name afterwards: what a user made, and the few things that initdb made for users. */
    private static final String ALTERABLE =
            "a.objid >= 16384 OR a.classid IN ('pg_namespace'::regclass, 'pg_language'::regclass, 'pg_extension'::regclass)";

    private final Connection connection;
    private final String all;
    private final String changed;
    private final Map<String, Named> before;
    private final Map<String, Set<String>> referring;

    private Witness(Connection connection) throws SQLException {
        this.connection = connection;
        List<String> selects = selects();
        this.all = selects.stream().map(select -> select + "true").collect(Collectors.joining("\nUNION ALL "));
        this.changed = selects.stream()
                .map(select -> select + "t.xmin = pg_current_xact_id()::xid")
                .collect(Collectors.joining("\nUNION ALL "));
        this.before = names(all, ALTERABLE);
        this.referring = referring();
    }

    /** Looks at a database before anything is changed in it. */
    static Witness of(Connection connection) throws SQLException {
        return new Witness(connection);
    }

    private List<String> selects() throws SQLException {
        List<String> selects = new ArrayList<>(ALSO_ABOUT);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT c.relname, EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname = 'oid')"
                                + " FROM pg_class AS c WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'"
                                + " AND c.oid < 16384 ORDER BY 1")) {
            while (row.next()) {
                String catalog = row.getString(1);
                String about = ABOUT.get(catalog);
                if (about == null && row.getBoolean(2)) {
                    about = "'" + catalog + "'::regclass, t.oid, 0";
                }
                if (about != null && !APART.contains(catalog)) {
                    selects.add("SELECT " + about + " FROM pg_catalog." + catalog + " AS t WHERE ");
                }
            }
        }
        return selects;
    }

    /** What an object is called, and how many rows of the catalogs are about it. */
    private record Named(String name, int rows) {}

    private Map<String, Named> names(String addresses, String where) throws SQLException {
        Map<String, Named> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NAMES.formatted(addresses, where))) {
            while (row.next()) {
                names.put(
                        row.getString("address"),
                        new Named(row.getString("type") + "|" + row.getString("identity"), row.getInt("rows")));
            }
        }
        return names;
    }

    /** Returns what refers to an object by its OID, so that its new name is their new value. */
    private Map<String, Set<String>> referring() throws SQLException {
        Map<String, Set<String>> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT refclassid || ' ' || refobjid, classid || ' ' || objid || ' ' || objsubid"
                                + " FROM pg_depend WHERE refobjid >= 16384 OR refclassid = 'pg_language'::regclass")) {
            while (row.next()) {
                found.computeIfAbsent(row.getString(1), o -> new HashSet<>()).add(row.getString(2));
            }
        }
        return found;
    }

    /** Returns the names, before and now, of everything that the open transaction has changed. */
    Set<String> changed() throws SQLException {
        Map<String, Named> touched = names(changed, "true");
        Map<String, Named> now = names(all, ALTERABLE);
        Set<String> names = new TreeSet<>();
        touched.values().forEach(named -> add(named, names));
        touched.keySet().forEach(address -> add(before.get(address), names));
        before.forEach((address, name) -> {
            if (!name.equals(now.get(address))) {
                add(name, names);
                add(now.get(address), names);
                addReferring(address, now, names);
            }
        });
        return names;
    }

    private void addReferring(String address, Map<String, Named> now, Set<String> names) {
        String object = address.substring(0, address.lastIndexOf(' '));
        for (String from : referring.getOrDefault(object, Set.of())) {
            add(before.get(from), names);
            add(now.get(from), names);
        }
    }

    private static void add(@Nullable Named named, Set<String> names) {
        if (named != null) {
            names.add(named.name());
        }
    }
}
