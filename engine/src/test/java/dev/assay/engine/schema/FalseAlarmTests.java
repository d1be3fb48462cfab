package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Schemas that are the same to a user are the same to the oracle. */
class FalseAlarmTests {

    private static final String BROAD = Resources.text("broad-schema.sql");

    private static void assertEqual(String one, String other) throws SQLException {
        SchemaDifference difference = SchemaDifference.between(TestServer.snapshot(one), TestServer.snapshot(other));
        assertThat(difference.isEmpty()).as(difference.toString()).isTrue();
    }

    private static void assertEqualInTwoWays(List<String> one, List<String> other) throws SQLException {
        assertEqual(
                TestServer.databaseWith(one.toArray(String[]::new)),
                TestServer.databaseWith(other.toArray(String[]::new)));
    }

    @Test
    void the_same_schema_in_two_databases() throws SQLException {
        assertEqual(TestServer.databaseWith(BROAD), TestServer.databaseWith(BROAD));
    }

    @Test
    void with_other_oids() throws SQLException {
        String burnt = "CREATE TABLE burnt (id serial PRIMARY KEY, t text); DROP TABLE burnt";
        assertEqual(TestServer.databaseWith(BROAD), TestServer.databaseWith(burnt, burnt, BROAD));
    }

    @Test
    void with_other_statistics_and_contents() throws SQLException {
        String filled =
                TestServer.databaseWith(BROAD, "INSERT INTO wide SELECT g, g, g FROM generate_series(1, 500) g");
        try (Connection connection = TestServer.connect(filled)) {
            TestServer.execute(connection, "VACUUM ANALYZE", "REINDEX TABLE orders", "VACUUM FULL");
        }
        assertEqual(TestServer.databaseWith(BROAD), filled);
    }

    @Test
    void made_in_another_order() throws SQLException {
        List<String> tables = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tables.add("CREATE TABLE t" + i + " (id serial PRIMARY KEY, body text CHECK (body <> ''))");
            tables.add("CREATE TYPE e" + i + " AS ENUM ('a', 'b')");
            tables.add("CREATE FUNCTION f" + i + "() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        }
        List<String> reversed = new ArrayList<>(tables);
        Collections.reverse(reversed);
        assertEqualInTwoWays(tables, reversed);
    }

    @Test
    void under_another_locale() throws SQLException {
        String other = "under_another_locale";
        try (Connection connection = TestServer.connect("postgres")) {
            TestServer.execute(
                    connection,
                    "CREATE DATABASE " + other + " TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
                            + " LOCALE 'C' STRATEGY file_copy");
        }
        try (Connection connection = TestServer.connect(other)) {
            TestServer.execute(connection, BROAD);
        }
        assertEqual(TestServer.databaseWith(BROAD), other);
    }

    @Test
    void written_by_a_session_with_other_settings() throws SQLException {
        String database = TestServer.databaseWith(BROAD);
        Snapshot plain = TestServer.snapshot(database);
        try (Connection connection = TestServer.connect(database)) {
            TestServer.execute(
                    connection,
                    "SET search_path = app, public; SET DateStyle = 'ISO, DMY'; SET TimeZone = 'Asia/Tokyo';"
                            + "SET quote_all_identifiers = on; SET bytea_output = 'escape'; SET IntervalStyle = 'iso_8601'");
            assertThat(CatalogReader.read(connection, Exclusions.none())).isEqualTo(plain);
        }
    }

    @Nested
    class A_table_with_a_past {

        @Test
        void had_a_column_that_was_dropped() throws SQLException {
            assertEqualInTwoWays(
                    List.of(
                            "CREATE TABLE t (id bigint PRIMARY KEY, gone text, kept text, last int)",
                            "CREATE INDEX t_last ON t (last)",
                            "ALTER TABLE t DROP COLUMN gone",
                            "CREATE INDEX t_kept ON t (kept)"),
                    List.of(
                            "CREATE TABLE t (id bigint PRIMARY KEY, kept text, last int)",
                            "CREATE INDEX t_last ON t (last)",
                            "CREATE INDEX t_kept ON t (kept)"));
        }

        @Test
        void lost_the_only_column_that_needed_toast() throws SQLException {
            assertEqualInTwoWays(
                    List.of("CREATE TABLE t (id bigint, gone text)", "ALTER TABLE t DROP COLUMN gone"),
                    List.of("CREATE TABLE t (id bigint)"));
        }

        @Test
        void got_its_columns_later() throws SQLException {
            assertEqualInTwoWays(
                    List.of(
                            "CREATE TABLE t (id bigint PRIMARY KEY)",
                            "INSERT INTO t VALUES (1)",
                            "ALTER TABLE t ADD COLUMN state text DEFAULT 'new'",
                            "ALTER TABLE t ADD CONSTRAINT t_state CHECK (state <> '') NOT VALID",
                            "ALTER TABLE t VALIDATE CONSTRAINT t_state",
                            "CREATE INDEX CONCURRENTLY t_i ON t (state)"),
                    List.of(
                            "CREATE TABLE t (id bigint PRIMARY KEY, state text DEFAULT 'new',"
                                    + " CONSTRAINT t_state CHECK (state <> ''))",
                            "CREATE INDEX t_i ON t (state)"));
        }

        @Test
        void had_indexes_rules_triggers_and_children_that_are_gone() throws SQLException {
            assertEqualInTwoWays(
                    List.of(
                            "CREATE TABLE t (id int)",
                            "CREATE INDEX i ON t (id)",
                            "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING",
                            "CREATE TABLE c () INHERITS (t)",
                            "DROP TABLE c; DROP INDEX i; DROP RULE r ON t"),
                    List.of("CREATE TABLE t (id int)"));
        }

        @Test
        void had_grants_that_were_taken_back() throws SQLException {
            assertEqualInTwoWays(
                    List.of(
                            "CREATE TABLE t (id int)",
                            "GRANT SELECT ON t TO PUBLIC; REVOKE SELECT ON t FROM PUBLIC",
                            "GRANT SELECT (id) ON t TO PUBLIC; REVOKE SELECT (id) ON t FROM PUBLIC",
                            "GRANT SELECT ON pg_authid TO PUBLIC; REVOKE SELECT ON pg_authid FROM PUBLIC"),
                    List.of("CREATE TABLE t (id int)"));
        }

        @Test
        void had_an_enum_label_put_between_others() throws SQLException {
            assertEqualInTwoWays(
                    List.of("CREATE TYPE e AS ENUM ('a', 'c')", "ALTER TYPE e ADD VALUE 'b' BEFORE 'c'"),
                    List.of("CREATE TYPE e AS ENUM ('a', 'b', 'c')"));
        }

        @Test
        void had_options_set_and_parents_joined_in_another_order() throws SQLException {
            assertEqualInTwoWays(
                    List.of(
                            "CREATE TABLE a (x int)",
                            "CREATE TABLE b (x int)",
                            "CREATE TABLE t (x int)",
                            "ALTER TABLE t INHERIT b; ALTER TABLE t INHERIT a; ALTER TABLE t NO INHERIT b",
                            "ALTER TABLE a SET (fillfactor = 50); ALTER TABLE a SET (autovacuum_enabled = false)"),
                    List.of(
                            "CREATE TABLE a (x int) WITH (autovacuum_enabled = false, fillfactor = 50)",
                            "CREATE TABLE b (x int)",
                            "CREATE TABLE t (x int)",
                            "ALTER TABLE t INHERIT a"));
        }

        @Test
        void has_sequences_that_have_moved() throws SQLException {
            assertEqualInTwoWays(
                    List.of("CREATE TABLE t (id serial)", "SELECT nextval('t_id_seq') FROM generate_series(1, 9)"),
                    List.of("CREATE TABLE t (id serial)"));
        }
    }

    @Test
    void what_another_session_keeps_for_itself() throws SQLException {
        String database = TestServer.databaseWith(BROAD);
        Snapshot plain = TestServer.snapshot(database);
        try (Connection connection = TestServer.connect(database)) {
            TestServer.execute(
                    connection,
                    "CREATE TEMP TABLE scratch (id serial PRIMARY KEY, t text CHECK (t <> ''), w int REFERENCES scratch)",
                    "CREATE TYPE pg_temp.e AS ENUM ('a')",
                    "CREATE FUNCTION pg_temp.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                    "CREATE TRIGGER g BEFORE INSERT ON scratch FOR EACH ROW EXECUTE FUNCTION pg_temp.f()",
                    "CREATE TEMP VIEW v AS SELECT * FROM scratch",
                    "COMMENT ON TABLE scratch IS 'mine'");
            assertThat(SchemaDifference.between(plain, TestServer.snapshot(database))
                            .objects())
                    .isEmpty();
        }
    }
}
