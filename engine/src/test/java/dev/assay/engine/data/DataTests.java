package dev.assay.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.data.RowDifference.Kind;
import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DataTests {

    private static DataSnapshot read(String... sql) throws SQLException {
        try (Connection connection = TestServer.connect(TestServer.databaseWith(sql))) {
            return DataReader.read(connection, Exclusions.none().andRelation("public", "schema_migrations"));
        }
    }

    private static DataDifference difference(String setup, String expected, String actual) throws SQLException {
        return DataDifference.between(read(setup, expected), read(setup, actual));
    }

    @Nested
    class Rows {

        @Test
        void that_are_the_same_in_another_order_do_not_differ() throws SQLException {
            assertThat(difference(
                                    "CREATE TABLE t (id int, body text)",
                                    "INSERT INTO t VALUES (1, 'a'), (2, NULL), (2, NULL)",
                                    "INSERT INTO t VALUES (2, NULL), (1, 'a'), (2, NULL)")
                            .isEmpty())
                    .isTrue();
        }

        @Test
        void that_are_gone_are_lost() throws SQLException {
            DataDifference difference = difference(
                    "CREATE TABLE t (id int, body text)",
                    "INSERT INTO t VALUES (1, 'a'), (2, 'b')",
                    "INSERT INTO t VALUES (1, 'a')");

            assertThat(difference.rows(Kind.LOST)).hasSize(1);
            assertThat(difference).hasToString("table public.t: row {body: \"b\", id: 2} is lost");
        }

        @Test
        void that_are_there_twice_are_repeated() throws SQLException {
            DataDifference difference =
                    difference("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (1), (1)");

            assertThat(difference.rows(Kind.REPEATED)).hasSize(1);
            assertThat(difference).hasToString("table public.t: row {id: 1} is repeated: expected once, found 2 times");
        }

        @Test
        void that_nobody_expected_are_unexpected() throws SQLException {
            assertThat(difference("CREATE TABLE t (id int)", "SELECT 1", "INSERT INTO t VALUES (1)"))
                    .hasToString("table public.t: row {id: 1} is unexpected");
        }

        @Test
        void are_told_lost_ones_first_and_bounded() throws SQLException {
            DataDifference difference = difference(
                    "CREATE TABLE t (id int)",
                    "INSERT INTO t VALUES (1)",
                    "INSERT INTO t SELECT g FROM generate_series(2, 40) g");

            assertThat(difference.summary()).isEqualTo("table public.t: row {id: 1} is lost (and 39 more)");
            assertThat(difference.render(2).lines()).hasSize(3).last().isEqualTo("and 38 more");
        }

        @Test
        void hold_text_that_cannot_break_a_message() throws SQLException {
            assertThat(difference("CREATE TABLE t (b text)", "SELECT 1", "INSERT INTO t VALUES (E'a\\nb\\u202e')"))
                    .hasToString("table public.t: row {b: \"a\\nb\\u{202e}\"} is unexpected");
        }
    }

    @Nested
    class Tables {

        @Test
        void are_compared_on_the_columns_that_both_have() throws SQLException {
            assertThat(DataDifference.between(
                                    read(
                                            "CREATE TABLE t (id int, gone text)",
                                            "INSERT INTO t VALUES (1, 'a'), (2, 'b')"),
                                    read(
                                            "CREATE TABLE t (n text, id bigint)",
                                            "INSERT INTO t VALUES ('x', 1), ('y', 2)"))
                            .isEmpty())
                    .isTrue();
        }

        @Test
        void that_are_missing_have_lost_their_rows() throws SQLException {
            assertThat(DataDifference.between(read("CREATE TABLE t AS SELECT 1 AS id"), read("SELECT 1")))
                    .hasToString("table public.t: row {id: 1} is lost");
        }

        @Test
        void of_runners_and_extensions_and_sessions_are_left_out() throws SQLException {
            assertThat(read("CREATE TABLE schema_migrations (id int)", "CREATE TEMP TABLE s (id int)")
                            .tables())
                    .isEmpty();
        }

        @Test
        void may_be_called_and_built_in_any_way() throws SQLException {
            DataSnapshot read = read(
                    "CREATE TABLE \"A \"\" b\" (\"assay_row\" int, \"select\" json, x bytea, n numeric)",
                    "INSERT INTO \"A \"\" b\" VALUES (1, '{\"k\":\"\\u0000\"}', '\\x00ff', 1.00), (NULL, NULL, NULL, 'NaN')",
                    "CREATE TABLE nothing ()",
                    "INSERT INTO nothing DEFAULT VALUES",
                    "CREATE TABLE parent (id int); CREATE TABLE child () INHERITS (parent); INSERT INTO child VALUES (1)");

            assertThat(read.tables().keySet())
                    .containsExactly("public.\"A \"\" b\"", "public.child", "public.nothing", "public.parent");
            assertThat(read.tables().get("public.\"A \"\" b\"").rows()).hasSize(2);
            assertThat(read.tables().get("public.parent").rows()).isEmpty();
            assertThat(read.tables().get("public.nothing").rows()).hasSize(1);
        }

        @Test
        void keep_numbers_as_they_are_written() throws SQLException {
            assertThat(difference(
                            "CREATE TABLE t (n numeric)", "INSERT INTO t VALUES (1.0)", "INSERT INTO t VALUES (1.00)"))
                    .hasToString("table public.t: row {n: 1.0} is lost\ntable public.t: row {n: 1.00} is unexpected");
        }

        @Test
        void with_too_many_rows_are_refused() {
            assertThatThrownBy(() -> read("CREATE TABLE t AS SELECT g AS id FROM generate_series(1, 100001) g"))
                    .isInstanceOf(TooManyRowsException.class)
                    .hasMessageStartingWith("table public.t has more than 100000 rows");
        }
    }
}
