package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each level leaves aside what it says it does, and nothing else. */
class LevelTests {

    private static final String SHOP = """
            CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);
            CREATE INDEX account_lower ON account (lower(email));
            CREATE TABLE orders (id bigint, account bigint REFERENCES account, total int CHECK (total > 0));
            """;

    private static SchemaDifference difference(Level level, String change) throws SQLException {
        return SchemaDifference.between(
                TestServer.snapshot(TestServer.databaseWith(SHOP)),
                TestServer.snapshot(TestServer.databaseWith(SHOP, change)),
                level);
    }

    @Nested
    class Schema {

        @Test
        void leaves_aside_owners_grants_comments_and_storage_and_says_so() throws SQLException {
            SchemaDifference difference = difference(
                    Level.SCHEMA,
                    "DO $$ BEGIN CREATE ROLE level_owner; EXCEPTION WHEN duplicate_object THEN END $$;"
                            + "ALTER TABLE account OWNER TO level_owner; GRANT SELECT ON orders TO PUBLIC;"
                            + "COMMENT ON COLUMN orders.total IS 'sum'; ALTER TABLE orders SET (fillfactor = 50);"
                            + "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO level_owner;"
                            + "GRANT EXECUTE ON FUNCTION pg_switch_wal() TO level_owner");

            assertThat(difference).hasToString("no difference");
            assertThat(difference.ignored().keySet()).contains("owners", "grants", "comments", "storage details");
            assertThat(difference.levelText())
                    .startsWith("level schema, which leaves aside comments (")
                    .contains("grants (6 objects)");
        }

        @Test
        void sees_names_of_indexes_and_the_order_of_columns() throws SQLException {
            assertThat(difference(
                                    Level.SCHEMA,
                                    "ALTER INDEX account_lower RENAME TO other; ALTER TABLE orders DROP total;"
                                            + "ALTER TABLE orders DROP id; ALTER TABLE orders ADD id bigint;"
                                            + "ALTER TABLE orders ADD total int CHECK (total > 0)")
                            .objects())
                    .extracting(object -> object.key().toString())
                    .containsExactly("index public.account_lower", "table public.orders", "index public.other");
        }
    }

    @Nested
    class Logical {

        @Test
        void leaves_aside_names_of_constraints_and_indexes_and_the_order_of_columns() throws SQLException {
            SchemaDifference difference = difference(
                    Level.LOGICAL,
                    "ALTER INDEX account_lower RENAME TO other; ALTER TABLE account RENAME CONSTRAINT account_pkey TO pk;"
                            + "ALTER TABLE account RENAME CONSTRAINT account_email_key TO uk;"
                            + "ALTER TABLE orders RENAME CONSTRAINT orders_total_check TO ck;"
                            + "ALTER TABLE orders RENAME CONSTRAINT orders_account_fkey TO fk;"
                            + "ALTER TABLE orders DROP id; ALTER TABLE orders ADD id bigint");

            assertThat(difference).hasToString("no difference");
            assertThat(difference.ignored().keySet()).contains("column order", "names of constraints and indexes");
        }

        @Test
        void sees_what_a_constraint_is_and_calls_it_by_what_it_is_on() throws SQLException {
            assertThat(difference(
                            Level.LOGICAL,
                            "ALTER TABLE orders DROP CONSTRAINT orders_total_check;"
                                    + "ALTER TABLE orders ADD CONSTRAINT x CHECK (total > 0) NOT VALID"))
                    .hasToString(
                            "constraint on public.orders c [total] (total > 0): convalidated: expected true, found false");
        }

        @Test
        void sees_one_of_two_equal_indexes_that_is_invalid_whatever_their_names() throws SQLException {
            String invalid =
                    "SET allow_system_table_mods = on; UPDATE pg_index SET indisvalid = false WHERE indexrelid = ";

            assertThat(SchemaDifference.between(
                                    TestServer.snapshot(TestServer.databaseWith(
                                            SHOP,
                                            "CREATE INDEX a ON account (lower(email)); " + invalid + "'a'::regclass")),
                                    TestServer.snapshot(TestServer.databaseWith(
                                            SHOP,
                                            "CREATE INDEX z ON account (lower(email)); " + invalid + "'z'::regclass")),
                                    Level.LOGICAL)
                            .isEmpty())
                    .isTrue();
            assertThat(difference(Level.LOGICAL, invalid + "'account_lower'::regclass")
                            .isEmpty())
                    .isFalse();
        }
    }

    @Test
    void the_strict_level_leaves_nothing_aside() throws SQLException {
        SchemaDifference difference = difference(Level.STRICT, "COMMENT ON TABLE orders IS 'x'");

        assertThat(difference).hasToString("table public.orders: description: expected none, found x");
        assertThat(difference.levelText()).isEqualTo("level strict");
    }

    @Test
    void another_owner_is_no_difference_at_the_schema_level() throws SQLException {
        String broad = Resources.text("broad-schema.sql");
        String database = TestServer.databaseWith();
        try (Connection connection = TestServer.connect(database)) {
            TestServer.execute(
                    connection,
                    "DO $$ BEGIN CREATE ROLE level_builder SUPERUSER; EXCEPTION WHEN duplicate_object THEN END $$",
                    "SET SESSION AUTHORIZATION level_builder",
                    broad);
        }
        SchemaDifference difference = SchemaDifference.between(
                TestServer.snapshot(TestServer.databaseWith(broad)), TestServer.snapshot(database), Level.SCHEMA);

        assertThat(difference.isEmpty()).as(difference.toString()).isTrue();
    }
}
