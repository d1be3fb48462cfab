package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a session was like at the start, and the way back to it: user, role, every setting, and what a session holds beside settings.
 * A migration can therefore not change how the next one runs, nor what the caller finds in its connection (dbmate#216,
 * artifact-keeper#1269).
 */
class SessionBaseline {

    private final Session session;
    private final String sessionUser;
    private final String role;
    private final Map<String, Setting> settings;
    private final Map<String, String> customSettings = new TreeMap<>();
    private final Set<String> residue;

    /** Remembers the session as it is now; what it holds now, the migration lock included, is not undone later. */
    SessionBaseline(Session session) throws SQLException {
        this.session = session;
        this.sessionUser = session.value("SELECT session_user");
        this.role = session.value("SELECT pg_catalog.current_setting('role')");
        this.settings = readSettings();
        this.residue = readResidue();
    }

    /** Remembers settings that the server does not list: those with a dot in their name. */
    void remember(Set<String> customNames) throws SQLException {
        for (String name : customNames) {
            if (!customSettings.containsKey(name)) {
                customSettings.put(name, customValue(name));
            }
        }
    }

    /** Unset and empty are the same: once set, the server has no way back to unset. */
    private String customValue(String name) throws SQLException {
        return session.value("SELECT coalesce(pg_catalog.current_setting(" + Sql.literal(name) + ", true), '')");
    }

    /** Makes the session what it was. */
    void restore() throws SQLException {
        restoreRole("");
        for (Map.Entry<String, Setting> now : readSettings().entrySet()) {
            Setting before = settings.get(now.getKey());
            if (before != null && !before.value().equals(now.getValue().value())) {
                restore(now.getKey(), before);
            }
        }
        for (Map.Entry<String, String> custom : customSettings.entrySet()) {
            if (!customValue(custom.getKey()).equals(custom.getValue())) {
                set(custom.getKey(), custom.getValue());
            }
        }
        Set<String> left = readResidue();
        left.removeAll(residue);
        for (String command : left) {
            session.execute(command);
        }
    }

    /** Until the end of the transaction, acts as who the session was: the tracker is written with the runner's own rights. */
    void actAsStarted(MigrationLock.Guard guard) throws SQLException {
        if (!guard.sessionUser().equals(sessionUser) || !guard.role().equals(role)) {
            restoreRole("LOCAL ");
        }
    }

    private void restoreRole(String scope) throws SQLException {
        if (!session.value("SELECT session_user").equals(sessionUser)) {
            session.execute("SET " + scope + "SESSION AUTHORIZATION " + Sql.identifier(sessionUser));
        }
        if (!session.value("SELECT pg_catalog.current_setting('role')").equals(role)) {
            session.execute("SET " + scope + "ROLE " + (role.equals("none") ? "NONE" : Sql.identifier(role)));
        }
    }

    private void restore(String name, Setting before) throws SQLException {
        if (before.setInSession()) {
            set(name, before.value());
        } else {
            session.execute("RESET " + Sql.identifier(name));
        }
    }

    private void set(String name, String value) throws SQLException {
        session.execute("SELECT pg_catalog.set_config(" + Sql.literal(name) + ", " + Sql.literal(value) + ", false)");
    }

    private Map<String, Setting> readSettings() throws SQLException {
        Map<String, Setting> found = new TreeMap<>();
        session.query(
                "SELECT name, coalesce(setting, ''), source = 'session' FROM pg_catalog.pg_settings"
                        + " WHERE context IN ('user', 'superuser') AND name NOT IN"
                        + " ('transaction_isolation', 'transaction_read_only', 'transaction_deferrable')",
                row -> found.put(row.getString(1), new Setting(row.getString(2), row.getBoolean(3))));
        return found;
    }

    /** What a session holds beside settings, each as the command that ends it. */
    private Set<String> readResidue() throws SQLException {
        return new LinkedHashSet<>(new HashSet<>(session.query(RESIDUE, row -> row.getString(1))));
    }

    private static final String RESIDUE = """
            SELECT pg_catalog.format('DROP %s IF EXISTS pg_temp.%I CASCADE',
                     CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relname)
              FROM pg_catalog.pg_class
             WHERE relnamespace = pg_catalog.pg_my_temp_schema() AND relkind IN ('r', 'p', 'v', 'S')
            UNION ALL
            SELECT pg_catalog.format('DEALLOCATE %I', name) FROM pg_catalog.pg_prepared_statements WHERE from_sql
            UNION ALL
            SELECT pg_catalog.format('CLOSE %I', name) FROM pg_catalog.pg_cursors WHERE is_holdable
            UNION ALL
            SELECT pg_catalog.format('UNLISTEN %I', channel) FROM pg_catalog.pg_listening_channels() channel
            UNION ALL
            SELECT pg_catalog.format('SELECT pg_catalog.pg_advisory_unlock%s(%s)',
                     CASE mode WHEN 'ShareLock' THEN '_shared' ELSE '' END,
                     CASE objsubid WHEN 1 THEN ((classid::int8 << 32) | objid::int8)::text
                                   ELSE (classid::int8::bit(32)::int4)::text || ', ' || (objid::int8::bit(32)::int4)::text END)
              FROM pg_catalog.pg_locks
             WHERE locktype = 'advisory' AND pid = pg_catalog.pg_backend_pid() AND granted
            """;
}
