package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to the runner is left out with all that exists only because of it, and nothing else is. */
class ExclusionsTests {

    private static final String TRACKER = """
            CREATE FUNCTION track() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE schema_migrations (id serial PRIMARY KEY, version bigint UNIQUE, note text DEFAULT 'x' CHECK (note <> ''));
            CREATE INDEX schema_migrations_note ON schema_migrations (lower(note));
            CREATE TRIGGER track BEFORE INSERT ON schema_migrations FOR EACH ROW EXECUTE FUNCTION track();
            CREATE RULE keep AS ON DELETE TO schema_migrations DO INSTEAD NOTHING;
            CREATE POLICY p ON schema_migrations USING (true);
            CREATE STATISTICS s ON id, version FROM schema_migrations;
            COMMENT ON TABLE schema_migrations IS 'applied';
            COMMENT ON COLUMN schema_migrations.note IS 'why';
            COMMENT ON INDEX schema_migrations_note IS 'fast';
            GRANT SELECT ON schema_migrations TO PUBLIC;
            ALTER TABLE schema_migrations ALTER COLUMN note SET STATISTICS 7;
            """;

    private static List<String> left(Exclusions exclusions, String... sql) throws SQLException {
        Snapshot empty = TestServer.snapshot(TestServer.databaseWith());
        Snapshot built = TestServer.snapshot(TestServer.databaseWith(sql), exclusions);
        return SchemaDifference.between(empty, built).objects().stream()
                .map(difference -> difference.key().toString())
                .toList();
    }

    @Test
    void a_table_goes_with_everything_that_hangs_on_it() throws SQLException {
        assertThat(left(Exclusions.none().andRelation("public", "schema_migrations"), TRACKER))
                .containsExactly("function public.track()");
    }

    @Test
    void a_function_goes_by_its_identity() throws SQLException {
        Exclusions exclusions =
                Exclusions.none().andRelation("public", "schema_migrations").andRoutine("public.track()");

        assertThat(left(exclusions, TRACKER)).isEmpty();
    }

    @Test
    void a_function_of_the_same_name_stays() throws SQLException {
        assertThat(left(
                        Exclusions.none().andRoutine("public.f(integer)"),
                        "CREATE FUNCTION f(integer) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                        "CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 1'"))
                .containsExactly("function public.f(text)");
    }

    @Test
    void a_schema_goes_with_everything_in_it() throws SQLException {
        assertThat(left(
                        Exclusions.none().andSchema("Sqitch"),
                        "CREATE SCHEMA \"Sqitch\"",
                        "SET search_path = \"Sqitch\"",
                        TRACKER,
                        "CREATE TYPE e AS ENUM ('a'); CREATE VIEW v AS SELECT 1; CREATE DOMAIN d AS int CHECK (VALUE > 0)",
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA \"Sqitch\" GRANT SELECT ON TABLES TO PUBLIC"))
                .isEmpty();
    }

    @Test
    void a_table_of_the_same_name_elsewhere_stays() throws SQLException {
        assertThat(left(
                        Exclusions.none().andRelation("public", "schema_migrations"),
                        "CREATE SCHEMA other; CREATE TABLE other.schema_migrations (id int)",
                        "CREATE TABLE \"Schema_Migrations\" (id int); CREATE TABLE schema_migrations_2 (id int)"))
                .containsExactlyInAnyOrder(
                        "schema other",
                        "table other.schema_migrations",
                        "table public.\"Schema_Migrations\"",
                        "table public.schema_migrations_2");
    }

    @Test
    void what_only_uses_the_table_stays() throws SQLException {
        assertThat(left(
                        Exclusions.none().andRelation("public", "schema_migrations"),
                        TRACKER,
                        "CREATE VIEW latest AS SELECT max(version) AS version FROM schema_migrations",
                        "CREATE TABLE uses (version bigint REFERENCES schema_migrations (version))"))
                .containsExactlyInAnyOrder("function public.track()", "view public.latest", "table public.uses");
    }

    @Test
    void a_type_goes_by_its_name_and_what_uses_it_stays() throws SQLException {
        assertThat(left(
                        Exclusions.none().andRelation("public", "migration_type"),
                        "CREATE SCHEMA other; CREATE TYPE other.migration_type AS ENUM ('auto')",
                        "CREATE TYPE migration_type AS ENUM ('auto', 'manual')",
                        "COMMENT ON TYPE migration_type IS 'how'",
                        "CREATE TYPE \"Migration_Type\" AS (a int)",
                        "CREATE TABLE uses (how migration_type)"))
                .containsExactlyInAnyOrder(
                        "schema other",
                        "enum other.migration_type",
                        "composite type public.\"Migration_Type\"",
                        "table public.uses");
    }

    @Test
    void a_composite_type_and_a_domain_go_by_their_names() throws SQLException {
        assertThat(left(
                        Exclusions.none().andRelation("public", "entry").andRelation("public", "number"),
                        "CREATE DOMAIN number AS bigint CHECK (VALUE > 0)",
                        "CREATE TYPE entry AS (version number, name text)"))
                .isEmpty();
    }
}
