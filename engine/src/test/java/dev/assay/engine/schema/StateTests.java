package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.data.Fingerprints;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State is compared on request, a section each. */
class StateTests {

    private static final String BASE =
            "CREATE TABLE t (id int, note text); CREATE SEQUENCE s; INSERT INTO t VALUES (1, 'a'), (2, 'b')";

    private static Snapshot read(String database) throws SQLException {
        try (Connection connection = TestServer.connect(database)) {
            return CatalogReader.readWithState(
                    connection, Exclusions.none(), open -> Fingerprints.read(open, Exclusions.none()));
        }
    }

    private static List<String> after(String change) throws SQLException {
        String database = TestServer.databaseWith(BASE);
        Snapshot before = read(database);
        try (Connection connection = TestServer.connect(database)) {
            TestServer.execute(connection, change);
        }
        return SchemaDifference.between(before, read(database)).objects().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void the_position_of_a_sequence() throws SQLException {
        assertThat(after("SELECT nextval('s')"))
                .containsExactly("sequence position public.s: position: expected 1 comes next, found 1 was given out");
        assertThat(after("SELECT setval('s', 7, false)"))
                .containsExactly("sequence position public.s: position: expected 1 comes next, found 7 comes next");
    }

    @Test
    void rows_that_changed() throws SQLException {
        assertThat(after("UPDATE t SET note = 'c' WHERE id = 2"))
                .singleElement()
                .asString()
                .startsWith("rows public.t: fingerprint: expected ");
        assertThat(after("DELETE FROM t WHERE id = 2"))
                .singleElement()
                .asString()
                .startsWith("rows public.t: count: expected 2, found 1; fingerprint: ");
    }

    @Test
    void a_table_that_was_rewritten() throws SQLException {
        assertThat(after("VACUUM FULL t"))
                .singleElement()
                .asString()
                .startsWith("storage file public.t: file: expected ");
    }

    @Test
    void a_setting_of_a_role() throws SQLException {
        assertThat(after("CREATE ROLE state_role; ALTER ROLE state_role SET work_mem = '8MB'"))
                .containsExactly("role settings state_role is unexpected");
    }

    @Test
    void a_limit_of_the_database() throws SQLException {
        assertThat(
                        after(
                                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 7', current_database()); END $$"))
                .containsExactly("database properties this: connection limit: expected none, found 7");
    }

    @Test
    void a_materialized_view_without_contents_even_where_state_is_not_asked_for() throws SQLException {
        assertThat(SchemaDifference.between(
                        TestServer.snapshot(TestServer.databaseWith("CREATE MATERIALIZED VIEW m AS SELECT 1 AS x")),
                        TestServer.snapshot(
                                TestServer.databaseWith("CREATE MATERIALIZED VIEW m AS SELECT 1 AS x WITH NO DATA"))))
                .hasToString("population public.m: populated: expected true, found false");
    }

    @Test
    void is_equal_in_two_databases_that_were_built_alike_in_another_order_of_rows() throws SQLException {
        Snapshot one = read(TestServer.databaseWith(BASE));
        Snapshot other = read(TestServer.databaseWith(
                "CREATE TABLE t (id int, note text); CREATE SEQUENCE s; INSERT INTO t VALUES (2, 'b'), (1, 'a')"));

        assertThat(SchemaDifference.between(one, other)).hasToString("no difference");
    }
}
