package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CatalogReaderTests {

    private static final String SHOP = """
            CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER touched BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE TABLE orders (id bigint PRIMARY KEY, account bigint);
            """;

    @Test
    void names_exactly_the_five_that_other_tools_miss() throws SQLException {
        String reference = TestServer.databaseWith(
                SHOP,
                "CREATE TABLE wide (a int, b int)",
                "ALTER TABLE orders ADD CONSTRAINT positive CHECK (account > 0)",
                "CREATE INDEX account_email ON account (email)");
        String actual = TestServer.databaseWith(
                SHOP,
                "CREATE TABLE wide (b int, a int)",
                "ALTER TABLE orders ADD CONSTRAINT positive CHECK (account > 0) NOT VALID",
                "ALTER TABLE account DISABLE TRIGGER touched",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
                "CREATE INDEX account_email ON account (email)",
                "SET allow_system_table_mods = on",
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'account_email'::regclass");

        assertThat(SchemaDifference.between(TestServer.snapshot(reference), TestServer.snapshot(actual)))
                .hasToString("""
                        table public.wide: column order: expected [a, b], found [b, a]
                        constraint public.orders.positive: convalidated: expected true, found false
                        index public.account_email: indisvalid: expected true, found false
                        trigger public.account.touched: tgenabled: expected O, found D
                        default privileges of postgres in every schema on tables is unexpected""");
    }

    @Test
    void sees_the_invalid_index_that_a_failed_concurrent_build_leaves() throws SQLException {
        String database = TestServer.databaseWith(SHOP, "INSERT INTO account VALUES (1, 'a'), (2, 'a')");
        try (Connection connection = TestServer.connect(database)) {
            assertThatThrownBy(() -> TestServer.execute(
                            connection, "CREATE UNIQUE INDEX CONCURRENTLY account_email ON account (email)"))
                    .isInstanceOf(SQLException.class);
        }
        String reference = TestServer.databaseWith(SHOP, "CREATE UNIQUE INDEX account_email ON account (email)");

        assertThat(SchemaDifference.between(TestServer.snapshot(reference), TestServer.snapshot(database)))
                .asString()
                .startsWith("index public.account_email: ")
                .contains("indisvalid: expected true, found false");
    }

    /** No other test has an object of the type cstring[]: its name was told by no snapshot before this one. */
    @Test
    void names_what_is_behind_the_function_of_a_type_in_the_first_snapshot_of_a_server() throws SQLException {
        Snapshot snapshot = TestServer.snapshot(TestServer.databaseWith(
                """
                CREATE TYPE code;
                CREATE FUNCTION code_in(cstring) RETURNS code LANGUAGE internal IMMUTABLE STRICT AS 'textin';
                CREATE FUNCTION code_out(code) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
                CREATE FUNCTION code_modifiers(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
                CREATE TYPE code (INPUT = code_in, OUTPUT = code_out, TYPMOD_IN = code_modifiers);
                """,
                "DO $$ BEGIN FOR i IN 1..100 LOOP EXECUTE format('CREATE TABLE t%s (id int)', i); END LOOP; END $$"));

        assertThat(snapshot.objects().get(new ObjectKey("type", "public.code")).attributes())
                .containsEntry("typmodin", "public.code_modifiers(cstring[])");
        assertThat(snapshot.objects()).containsKey(new ObjectKey("function", "public.code_modifiers(cstring[])"));
    }

    @Test
    void tells_in_words_when_a_trigger_fires() throws SQLException {
        Snapshot snapshot = TestServer.snapshot(TestServer.databaseWith("""
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TABLE t (id int); CREATE VIEW v AS SELECT * FROM t;
                CREATE TRIGGER a BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
                CREATE TRIGGER b AFTER DELETE OR TRUNCATE ON t FOR EACH STATEMENT EXECUTE FUNCTION f();
                CREATE TRIGGER c INSTEAD OF UPDATE ON v FOR EACH ROW EXECUTE FUNCTION f();
                """));

        assertThat(Stream.of("t.a", "t.b", "v.c")
                        .map(name -> snapshot.objects()
                                .get(new ObjectKey("trigger", "public." + name))
                                .attributes()
                                .get("tgtype")))
                .containsExactly(
                        "BEFORE INSERT OR UPDATE FOR EACH ROW",
                        "AFTER DELETE OR TRUNCATE FOR EACH STATEMENT",
                        "INSTEAD OF UPDATE FOR EACH ROW");
    }

    @Test
    void reads_names_with_quotes_line_ends_and_sixty_three_bytes() throws SQLException {
        String longest = "ä".repeat(31);
        Snapshot snapshot = TestServer.snapshot(TestServer.databaseWith(
                "CREATE TABLE \"a\"\"b\nc\" (\"select\" int, \"{x}\" int DEFAULT 1)",
                "CREATE TABLE " + longest + " ()"));

        assertThat(snapshot.objects().keySet())
                .contains(
                        new ObjectKey("table", "public.\"a\"\"b\nc\""),
                        new ObjectKey("column", "public.\"a\"\"b\nc\".\"{x}\""),
                        new ObjectKey("table", "public.\"" + longest + "\""));
    }

    @Test
    void tells_no_password() throws SQLException {
        Snapshot snapshot = TestServer.snapshot(TestServer.databaseWith(Resources.text("broad-schema.sql")));

        assertThat(snapshot.objects()
                        .get(new ObjectKey("user mapping", "assay_reader on elsewhere"))
                        .attributes())
                .extractingByKey("umoptions")
                .asString()
                .contains("password=sha256:")
                .doesNotContain("secret");
    }

    @Nested
    class The_connection {

        @Test
        void is_left_as_it_was() throws SQLException {
            try (Connection connection = TestServer.connect(TestServer.databaseWith())) {
                TestServer.execute(connection, "SET search_path = elsewhere");
                CatalogReader.read(connection, Exclusions.none());

                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(setting(connection, "search_path")).isEqualTo("elsewhere");
                assertThat(setting(connection, "transaction_isolation")).isEqualTo("read committed");
                assertThat(setting(connection, "transaction_read_only")).isEqualTo("off");
            }
        }

        @Test
        void may_have_no_transaction_open() throws SQLException {
            try (Connection connection = TestServer.connect(TestServer.databaseWith())) {
                connection.setAutoCommit(false);

                assertThatThrownBy(() -> CatalogReader.read(connection, Exclusions.none()))
                        .hasMessage("a consistent read needs a connection without an open transaction");
            }
        }

        private String setting(Connection connection, String name) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW " + name)) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
