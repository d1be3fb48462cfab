package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be read stands in the snapshot as that, with the reason; nothing fails as a whole that need not. */
class BadInputTests {

    private static final String SYSTEM = "SET allow_system_table_mods = on";

    @Test
    void a_role_that_may_not_read_a_catalog_gets_a_snapshot_that_says_so() throws SQLException {
        String database = TestServer.databaseWith(
                "DO $$ BEGIN CREATE ROLE bad_reader LOGIN; EXCEPTION WHEN duplicate_object THEN END $$",
                "CREATE TABLE t (id int)");
        try (Connection connection = TestServer.connect(database)) {
            TestServer.execute(connection, "SET SESSION AUTHORIZATION bad_reader");
            Snapshot snapshot = CatalogReader.read(connection, Exclusions.none());

            assertThat(Unreadable.in(snapshot))
                    .containsExactly("catalog pg_user_mapping: this role may not SELECT from it");
            assertThat(snapshot.objects()).containsKey(new ObjectKey("table", "public.t"));
            assertThat(SchemaDifference.between(TestServer.snapshot(database), snapshot))
                    .hasToString("unreadable catalog pg_user_mapping is unexpected");
        }
    }

    @Test
    void a_view_that_does_not_deparse_is_one_unreadable_value() throws SQLException {
        String database = TestServer.databaseWith(
                "CREATE FUNCTION gone() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW broken AS SELECT gone() AS x;"
                        + "CREATE VIEW sound AS SELECT 1 AS x; CREATE TABLE t (id int)",
                SYSTEM,
                "DELETE FROM pg_proc WHERE proname = 'gone'");
        Snapshot snapshot = TestServer.snapshot(database);

        assertThat(Unreadable.in(snapshot))
                .containsExactly("view public.broken: ev_action: cache lookup failed for function (OID)");
        assertThat(snapshot.objects().get(new ObjectKey("view", "public.sound")).attributes())
                .containsEntry("ev_action", " SELECT 1 AS x;");
    }

    @Test
    void an_index_whose_expression_is_broken_is_one_unreadable_value() throws SQLException {
        Snapshot snapshot = TestServer.snapshot(TestServer.databaseWith(
                "CREATE FUNCTION gone(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1'; CREATE TABLE t (id int);"
                        + "CREATE INDEX broken ON t (gone(id)); CREATE INDEX sound ON t (id)",
                SYSTEM,
                "DELETE FROM pg_proc WHERE proname = 'gone'"));

        assertThat(Unreadable.in(snapshot)).hasSize(1).first().asString().startsWith("index public.broken: indexprs: ");
    }

    @Test
    void a_broken_index_spoils_nothing_of_the_many_rows_that_were_read_before_it() throws SQLException {
        String tables = "DO $$ BEGIN FOR i IN 1..100 LOOP EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY)', i);"
                + " END LOOP; END $$; CREATE FUNCTION gone(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';";
        Snapshot sound = TestServer.snapshot(TestServer.databaseWith(tables));
        Snapshot broken = TestServer.snapshot(TestServer.databaseWith(
                tables + "CREATE INDEX broken ON t1 (gone(id))", SYSTEM, "DELETE FROM pg_proc WHERE proname = 'gone'"));

        assertThat(Unreadable.in(broken)).hasSize(1);
        assertThat(SchemaDifference.between(sound, broken).objects())
                .extracting(object -> object.key().toString())
                .containsExactly("function public.gone(integer)", "index public.broken");
    }

    @Test
    void a_locked_catalog_ends_the_read_within_a_bound() throws SQLException {
        String database = TestServer.databaseWith();
        try (Connection holder = TestServer.connect(database);
                Connection connection = TestServer.connect(database)) {
            holder.setAutoCommit(false);
            TestServer.execute(holder, "LOCK TABLE pg_publication IN ACCESS EXCLUSIVE MODE");
            TestServer.execute(connection, "SET lock_timeout = '200ms'");

            assertThatThrownBy(() -> CatalogReader.read(connection, Exclusions.none()))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("55P03");
            assertThat(connection.getAutoCommit()).isTrue();
            holder.rollback();
        }
    }

    @Test
    void a_server_older_than_14_is_refused() {
        assertThatThrownBy(() -> CatalogReader.requireSupported(13, "13.22"))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessage(
                        "PostgreSQL 13.22 does not tell what its catalogs refer to; PostgreSQL 14 is the oldest that does");
    }

    @Test
    void a_catalog_column_that_is_newer_than_known_is_told() {
        CatalogColumn known = new CatalogColumn("relname", "name", false, false, null);
        CatalogColumn later = new CatalogColumn("relfuture", "text", false, false, null);
        Catalog catalog = new Catalog("pg_class", 1259, false, List.of(known, later), List.of());

        assertThat(ServerCatalogs.unknown(List.of(catalog))).containsExactly("pg_class.relfuture");
    }

    @Test
    void every_column_of_the_majors_14_to_18_is_known() throws SQLException {
        for (int major = 14; major <= 18; major++) {
            try (Connection connection = TestServer.connect(major, "postgres")) {
                List<Catalog> catalogs =
                        ConsistentRead.of(connection, open -> CatalogModelReader.read(open, Reading.load()));
                assertThat(ServerCatalogs.unknown(catalogs))
                        .as("PostgreSQL " + major)
                        .isEmpty();
            }
        }
    }
}
