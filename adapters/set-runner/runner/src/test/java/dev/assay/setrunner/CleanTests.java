package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CleanTests extends WithDatabase {

    private static final String RELATIONS = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            + " AND relkind IN ('r', 'v', 'm', 'S') AND relname NOT LIKE 'applied_migrations%' ORDER BY 1";

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    private SetRunnerException.ExistingObjects refusal() {
        List<String> before = database.list(RELATIONS);
        List<String> applied = database.applied();
        SetRunnerException.ExistingObjects refusal =
                catchThrowableOfType(SetRunnerException.ExistingObjects.class, () -> runner().clean());
        assertThat(refusal).isNotNull();
        assertThat(database.list(RELATIONS)).isEqualTo(before);
        assertThat(database.applied()).isEqualTo(applied);
        return refusal;
    }

    @Test
    void removes_every_kind_of_object_so_that_a_deploy_begins_anew() {
        folder.add(
                        "1_types.up.sql",
                        "CREATE TYPE mood AS ENUM ('good', 'bad');",
                        "CREATE DOMAIN word AS text CHECK (VALUE <> '');",
                        "CREATE TYPE pair AS (a int, b int);",
                        "CREATE TYPE span AS RANGE (subtype = int);",
                        "CREATE COLLATION plain FROM \"C\";",
                        "CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);")
                .add(
                        "2_tables.up.sql",
                        "CREATE SCHEMA \"Archive\";",
                        "CREATE SEQUENCE numbers;",
                        "CREATE TABLE team (id serial PRIMARY KEY, lead int, mood mood);",
                        "CREATE TABLE member (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, team int REFERENCES team);",
                        "ALTER TABLE team ADD FOREIGN KEY (lead) REFERENCES member;",
                        "CREATE TABLE \"Archive\".\"Old Team\" (LIKE team);",
                        "CREATE TABLE log (day date) PARTITION BY RANGE (day);",
                        "CREATE TABLE log_all PARTITION OF log DEFAULT;",
                        "CREATE STATISTICS team_statistics ON id, lead FROM team;")
                .add(
                        "3_code.up.sql",
                        "CREATE FUNCTION of(team) RETURNS int LANGUAGE sql AS 'SELECT 1';",
                        "CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';",
                        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
                        "CREATE TRIGGER note BEFORE INSERT ON team FOR EACH ROW EXECUTE FUNCTION note();",
                        "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);",
                        "CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);")
                .add(
                        "4_views.up.sql",
                        "CREATE VIEW leads AS SELECT lead FROM team;",
                        "CREATE MATERIALIZED VIEW moods AS SELECT mood FROM team;",
                        "INSERT INTO team (mood) VALUES ('good');");
        String everything = "SELECT count(*) FROM pg_depend WHERE deptype <> 'p' AND objid >= 16384";
        runner().migrate();
        runner().clean();
        String left = database.value(everything);
        CleanResult again = runner().clean();

        assertThat(again.removed()).as("nothing is left to remove").isEmpty();
        assertThat(database.list(RELATIONS)).isEmpty();
        assertThat(database.applied()).isEmpty();
        assertThat(database.list("SELECT nspname FROM pg_namespace WHERE nspname = 'Archive'"))
                .isEmpty();
        assertThat(runner().migrate().applied()).hasSize(4);
        assertThat(database.value("SELECT count(*) FROM team")).isEqualTo("1");
        CleanResult result = runner().clean();

        assertThat(result.forgotten()).hasSize(4);
        assertThat(result.removed())
                .contains(
                        "type public.mood",
                        "type public.word",
                        "type public.pair",
                        "type public.span",
                        "collation public.plain",
                        "text search configuration public.words",
                        "schema \"Archive\"",
                        "sequence public.numbers",
                        "table \"Archive\".\"Old Team\"",
                        "statistics object public.team_statistics",
                        "function public.of(public.team)",
                        "procedure public.nothing()",
                        "aggregate public.total(integer)",
                        "operator public.===(integer,integer)",
                        "view public.leads",
                        "materialized view public.moods");
        assertThat(database.value(everything)).isEqualTo(left);
    }

    @Test
    void leaves_an_extension_that_may_have_been_there_before_and_what_it_owns() {
        database.execute("CREATE EXTENSION citext", "CREATE TABLE reference (id int)");
        database.execute("ALTER EXTENSION citext ADD TABLE reference", "INSERT INTO reference VALUES (1)");
        folder.add(
                "1_a.up.sql",
                "CREATE EXTENSION IF NOT EXISTS citext; CREATE EXTENSION hstore; CREATE TABLE a (x citext, y hstore)");
        runner().migrate();

        assertThat(runner().clean().removed()).contains("table public.a", "extension hstore");
        assertThat(database.list("SELECT extname FROM pg_extension ORDER BY 1")).containsExactly("citext", "plpgsql");
        assertThat(database.value("SELECT count(*) FROM reference")).isEqualTo("1");
        assertThat(runner().migrate().applied()).hasSize(1);
    }

    @Test
    void leaves_what_somebody_else_made() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
        runner().migrate();
        database.execute(
                "CREATE TABLE theirs (id int)", "CREATE INDEX by_hand ON a (id)", "CREATE TABLE pending (id int)");
        folder.add("2_b.up.sql", "CREATE TABLE pending (id int)");
        runner().clean();

        assertThat(database.list(RELATIONS)).containsExactly("pending", "theirs");
    }

    @Test
    void refuses_and_changes_nothing_where_something_of_somebody_else_depends_on_it() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int PRIMARY KEY); CREATE TYPE mood AS ENUM ('good')");
        runner().migrate();
        database.execute("CREATE VIEW theirs AS SELECT id FROM a");
        assertThat(refusal().problem().where()).isEqualTo("view public.theirs");

        database.execute("DROP VIEW theirs", "CREATE TABLE theirs (mood mood)");
        assertThat(refusal().problem().where()).isEqualTo("table column public.theirs.mood");

        database.execute("DROP TABLE theirs", "CREATE TABLE theirs (a int REFERENCES a)");
        assertThat(refusal().problem().where()).contains("constraint", "public.theirs");
    }

    @Test
    void refuses_what_cannot_be_dropped() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int); ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC");
        runner().migrate();

        assertThat(refusal().problem().where()).startsWith("default acl");
    }

    @Test
    void refuses_beside_a_legacy_counter_and_without_a_file() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int)").add("2_b.up.sql", "CREATE TABLE b (id int)");
        runner().migrate();
        database.execute(
                "CREATE TABLE counter (version bigint, dirty boolean)", "INSERT INTO counter VALUES (2, false)");
        SetRunner takingOver =
                database.runner(folder.path()).legacyTracker("public.counter").build();

        SetRunnerException.ExistingObjects refusal =
                catchThrowableOfType(SetRunnerException.ExistingObjects.class, takingOver::clean);
        assertThat(refusal.problem().where()).isEqualTo("legacy tracker public.counter");
        folder.remove("1_a.up.sql");
        SetRunner allowing = database.runner(folder.path())
                .missingFiles(MissingFilePolicy.ALLOW)
                .build();
        assertThat(catchThrowableOfType(SetRunnerException.ExistingObjects.class, allowing::clean)
                        .problem()
                        .where())
                .isEqualTo("migration 1_a");
        assertThat(database.applied()).containsExactly("1_a", "2_b");
    }

    @Test
    void removes_what_a_migration_made_that_has_begun_and_not_ended() {
        folder.addStepwise("1_a.up.sql", "CREATE TABLE a (x int)", "SELECT 1/0");
        catchThrowableOfType(SetRunnerException.SqlFailed.class, () -> runner().migrate());
        folder.remove("1_a.up.sql").addStepwise("1_a.up.sql", "CREATE TABLE a (x int)", "SELECT 1");

        assertThat(runner().clean().removed()).containsExactly("table public.a");
        assertThat(database.list("SELECT version::text FROM applied_migrations_progress"))
                .isEmpty();
        assertThat(runner().migrate().applied()).hasSize(1);
    }

    @Test
    void does_nothing_where_nothing_is_recorded() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int)");
        database.execute("CREATE TABLE a (id int)");

        assertThat(runner().clean()).isEqualTo(new CleanResult(List.of(), List.of()));
        assertThat(database.list(RELATIONS)).containsExactly("a");
    }
}
