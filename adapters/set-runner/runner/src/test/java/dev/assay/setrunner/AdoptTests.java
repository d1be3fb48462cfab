package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdoptTests extends WithDatabase {

    @BeforeEach
    void prepare() {
        folder.add("1_tokens.up.sql", "CREATE TABLE token (id bigint PRIMARY KEY, hash text NOT NULL)")
                .add(
                        "2_codes.up.sql",
                        "CREATE TABLE code (id bigint PRIMARY KEY, hash text NOT NULL, token bigint REFERENCES token);",
                        "CREATE INDEX code_hash ON code (hash);",
                        "ALTER TABLE code ADD CONSTRAINT code_check CHECK (hash <> '');");
    }

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    private static final String TOKEN = "CREATE TABLE token (id bigint PRIMARY KEY, hash text NOT NULL)";
    private static final String CODE =
            "CREATE TABLE code (id bigint PRIMARY KEY, hash text NOT NULL, token bigint REFERENCES token)";
    private static final String CHECK = "ALTER TABLE code ADD CONSTRAINT code_check CHECK (hash <> '')";
    private static final String INDEX = "CREATE INDEX code_hash ON code (hash)";

    private AdoptResult adopt() {
        return database.runner(folder.path()).build().adopt();
    }

    private SetRunnerException.ExistingObjects refusal() {
        SetRunnerException.ExistingObjects refusal =
                catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::adopt);
        assertThat(refusal).isNotNull();
        assertThat(database.hasTable("applied_migrations")).isFalse();
        return refusal;
    }

    @Nested
    class Migrate {

        @Test
        void refuses_before_any_ddl_and_names_what_it_found_and_the_way_out() {
            database.execute(TOKEN, "CREATE TYPE mood AS ENUM ('sad')");

            SetRunnerException.ExistingObjects refusal =
                    catchThrowableOfType(SetRunnerException.ExistingObjects.class, AdoptTests.this::migrate);

            assertThat(refusal.problem().found()).isEqualTo("table public.token, type public.mood");
            assertThat(refusal.problem().next()).contains("set-runner adopt").contains("--existing-objects allow");
            assertThat(refusal.exitCode().status()).isEqualTo(9);
            assertThat(database.hasTable("applied_migrations")).isFalse();
        }

        @Test
        void hints_at_a_legacy_tracker_that_nobody_named() {
            database.execute(TOKEN, "CREATE TABLE schema_migrations (version bigint, dirty boolean)");

            assertThat(catchThrowableOfType(SetRunnerException.class, AdoptTests.this::migrate)
                            .problem()
                            .next())
                    .contains("table public.schema_migrations")
                    .contains("--legacy-tracker");
        }

        @Test
        void looks_into_schemas_that_the_files_name() {
            folder.add("3_app.up.sql", "CREATE TABLE IF NOT EXISTS app.thing (id int)");
            database.execute(
                    "CREATE SCHEMA app",
                    "CREATE TABLE app.thing (id text)",
                    "CREATE SCHEMA other",
                    "CREATE TABLE other.x ()");

            assertThat(catchThrowableOfType(SetRunnerException.class, AdoptTests.this::migrate)
                            .problem()
                            .found())
                    .isEqualTo("table app.thing");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SET search_path TO App, public",
                    "set local search_path = 'app'",
                    "SET SESSION SCHEMA 'app'",
                    "SELECT pg_catalog.set_config('search_path', 'public, \"app\"', true)",
                })
        void looks_into_schemas_that_the_files_put_on_search_path(String setting) {
            folder.add("3_app.up.sql", setting + "; CREATE TABLE IF NOT EXISTS users (id int)");
            database.execute("CREATE SCHEMA app", "CREATE TABLE app.users (id text)");

            assertThat(catchThrowableOfType(SetRunnerException.ExistingObjects.class, AdoptTests.this::migrate)
                            .problem()
                            .found())
                    .isEqualTo("table app.users");
            assertThat(database.hasTable("applied_migrations")).isFalse();
        }

        @Test
        void does_not_mind_other_schemas_extensions_or_an_explicit_permission() {
            database.execute("CREATE SCHEMA other", "CREATE TABLE other.x ()");
            migrate();
            assertThat(database.applied()).hasSize(2);
        }

        @Test
        void runs_beside_foreign_objects_when_told_to() {
            database.execute("CREATE TABLE unrelated ()");

            database.runner(folder.path())
                    .existingObjects(ExistingObjectsPolicy.ALLOW)
                    .build()
                    .migrate();

            assertThat(database.applied()).hasSize(2);
        }
    }

    @Nested
    class Adopts {

        @Test
        void everything_that_is_there_and_equal_without_ddl() {
            database.execute(TOKEN, CODE, CHECK, INDEX, "INSERT INTO token VALUES (1, 'x')");
            String before = database.value(
                    "SELECT string_agg(oid::text, ',' ORDER BY oid) FROM pg_class WHERE relname IN ('token', 'code', 'code_hash')");

            AdoptResult result = adopt();

            assertThat(result.adopted()).extracting(MigrationId::version).containsExactly(1L, 2L);
            assertThat(result.created()).isEmpty();
            assertThat(result.pending()).isEmpty();
            assertThat(
                            database.value(
                                    "SELECT string_agg(oid::text, ',' ORDER BY oid) FROM pg_class WHERE relname IN ('token', 'code', 'code_hash')"))
                    .isEqualTo(before);
            assertThat(database.applied()).containsExactly("1_tokens", "2_codes");
            assertThat(migrate().applied()).isEmpty();
        }

        @Test
        void tables_without_the_indexes_of_the_second_migration() {
            database.execute(TOKEN, CODE, CHECK, "INSERT INTO code VALUES (1, 'abc', NULL)");

            AdoptResult result = adopt();

            assertThat(result.created()).containsExactly("index public.code.code_hash");
            assertThat(database.value("SELECT pg_get_indexdef('code_hash'::regclass)"))
                    .isEqualTo("CREATE INDEX code_hash ON public.code USING btree (hash)");
            assertThat(database.applied()).containsExactly("1_tokens", "2_codes");
            assertThat(database.value("SELECT count(*) FROM code")).isEqualTo("1");
        }

        @Test
        void tables_without_columns_constraints_keys_comments_and_rights() {
            database.execute("DROP ROLE IF EXISTS adopt_reader", "CREATE ROLE adopt_reader");
            folder.add(
                    "3_more.up.sql",
                    "ALTER TABLE code ADD COLUMN state varchar(9) COLLATE \"C\" NOT NULL DEFAULT 'new';",
                    "ALTER TABLE code ADD COLUMN twice bigint GENERATED ALWAYS AS (id * 2) STORED;",
                    "ALTER TABLE code ADD COLUMN seq int GENERATED BY DEFAULT AS IDENTITY;",
                    "CREATE UNIQUE INDEX code_state ON code (state, lower(hash)) WHERE state <> 'new';",
                    "COMMENT ON COLUMN code.state IS 'it''s new';",
                    "GRANT SELECT ON code TO adopt_reader;");
            database.execute(
                    TOKEN,
                    "CREATE TABLE code (id bigint NOT NULL, hash text NOT NULL, token bigint)",
                    INDEX,
                    "INSERT INTO code VALUES (1, 'abc', NULL)");

            AdoptResult result = adopt();

            assertThat(result.created())
                    .containsExactly(
                            "column public.code.seq",
                            "column public.code.state",
                            "column public.code.twice",
                            "comment on table column public.code.state",
                            "constraint public.code.code_check",
                            "constraint public.code.code_pkey",
                            "foreign key public.code.code_token_fkey",
                            "index public.code.code_state",
                            "privilege SELECT to adopt_reader on public.code");
            assertThat(database.value("SELECT state || twice || seq FROM code")).isEqualTo("new21");
            assertThat(adopt().adopted()).isEmpty();
            database.execute("DROP TABLE code", "DROP ROLE adopt_reader");
        }

        @Test
        void beside_a_partial_tracker() {
            folder.remove("2_codes.up.sql");
            migrate();
            database.execute(CODE, CHECK, INDEX);
            folder.add("2_codes.up.sql", CODE + ";" + CHECK + ";" + INDEX);

            assertThat(catchThrowableOfType(SetRunnerException.SqlFailed.class, AdoptTests.this::migrate)
                            .problem()
                            .next())
                    .contains("adopt");
            assertThat(adopt().adopted()).containsExactly(new MigrationId(2, "codes"));
            assertThat(database.applied()).containsExactly("1_tokens", "2_codes");
        }

        @Test
        void the_beginning_of_the_release_when_the_rest_is_not_there_at_all() {
            database.execute(TOKEN);

            AdoptResult result = adopt();

            assertThat(result.adopted()).containsExactly(new MigrationId(1, "tokens"));
            assertThat(result.pending()).containsExactly(new MigrationId(2, "codes"));
            assertThat(migrate().applied()).containsExactly(new MigrationId(2, "codes"));
        }

        @Test
        void the_beginning_that_is_there_exactly_and_makes_nothing_of_the_rest() {
            folder.add(
                    "3_state.up.sql",
                    "ALTER TABLE code ADD COLUMN state text DEFAULT 'legacy';",
                    "ALTER TABLE code ALTER COLUMN state DROP DEFAULT;");
            database.execute(TOKEN, CODE, CHECK, INDEX, "INSERT INTO code VALUES (1, 'abc', NULL)");

            AdoptResult result = adopt();

            assertThat(result.adopted()).extracting(MigrationId::version).containsExactly(1L, 2L);
            assertThat(result.created()).isEmpty();
            assertThat(result.pending()).containsExactly(new MigrationId(3, "state"));
            assertThat(adopt().adopted()).isEmpty();
            assertThat(migrate().applied()).hasSize(1);
            assertThat(database.value("SELECT state FROM code")).isEqualTo("legacy");
        }

        @Test
        void what_is_vouched_for_together_with_what_is_missing_before_it() {
            folder.add("3_x.up.sql", "ALTER TABLE token ADD COLUMN x int")
                    .add("4_rows.up.sql", "INSERT INTO token VALUES (1, 'x')");
            database.execute(TOKEN, CODE, CHECK, INDEX, "INSERT INTO token VALUES (1, 'x')");

            AdoptResult result =
                    database.runner(folder.path()).vouchFor(4).build().adopt();

            assertThat(result.adopted()).hasSize(4);
            assertThat(result.created()).containsExactly("column public.token.x");
        }

        @Test
        void nothing_in_an_empty_database() {
            AdoptResult result = adopt();

            assertThat(result.adopted()).isEmpty();
            assertThat(result.pending()).hasSize(2);
            assertThat(migrate().applied()).hasSize(2);
        }

        @Test
        void beside_unrelated_tables_which_it_reports() {
            database.execute(TOKEN, CODE, CHECK, INDEX, "CREATE TABLE spatial ()");

            assertThat(adopt().unrelated()).containsExactly("table public.spatial");
        }

        @Test
        void an_invalid_index_by_building_it_again() {
            folder.addStepwise("3_i.up.sql", "CREATE UNIQUE INDEX CONCURRENTLY code_token ON code (token)");
            database.execute(
                    TOKEN,
                    CODE,
                    CHECK,
                    INDEX,
                    "INSERT INTO token VALUES (1, 'x')",
                    "INSERT INTO code VALUES (1, 'a', 1), (2, 'b', 1)");
            catchThrowableOfType(
                    IllegalStateException.class,
                    () -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY code_token ON code (token)"));
            database.execute("DELETE FROM code WHERE id = 2");

            assertThat(adopt().created()).containsExactly("index public.code.code_token");
            assertThat(database.list("SELECT 1 FROM pg_index WHERE NOT indisvalid"))
                    .isEmpty();
            assertThat(database.applied()).hasSize(3);
        }

        @Test
        void objects_of_every_kind() {
            folder.add(
                    "3_all.up.sql",
                    "CREATE SCHEMA app;",
                    "CREATE TYPE app.mood AS ENUM ('sad', 'happy');",
                    "CREATE DOMAIN app.email AS text CHECK (VALUE LIKE '%@%');",
                    "CREATE TYPE app.pair AS (a int, b text);",
                    "CREATE SEQUENCE app.numbers START 10;",
                    "CREATE TABLE app.p (x int, m app.mood) PARTITION BY RANGE (x);",
                    "CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM (0) TO (9);",
                    "CREATE INDEX p_x ON app.p (x);",
                    "CREATE VIEW app.v AS SELECT x FROM app.p;",
                    "CREATE MATERIALIZED VIEW app.m AS SELECT x FROM app.p;",
                    "CREATE FUNCTION app.f(i int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN i > 0 THEN 1 END; END;",
                    "CREATE FUNCTION app.t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;",
                    "CREATE TRIGGER tr BEFORE INSERT ON app.p FOR EACH ROW EXECUTE FUNCTION app.t();",
                    "ALTER TABLE app.p ENABLE ROW LEVEL SECURITY;",
                    "CREATE POLICY po ON app.p USING (x > 0);",
                    "CREATE RULE ru AS ON DELETE TO app.p1 DO INSTEAD (SELECT 1; SELECT 2);");
            migrate();
            database.execute("TRUNCATE applied_migrations");

            AdoptResult result = adopt();

            assertThat(result.adopted()).hasSize(3);
            assertThat(result.created()).isEmpty();
            assertThat(result.unrelated()).isEmpty();
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ALTER TABLE code ALTER COLUMN hash TYPE varchar(9) | column public.code.hash: type is character varying(9), expected text",
                    "ALTER TABLE code ALTER COLUMN hash SET DEFAULT 'x' | column public.code.hash: default is 'x'::text, expected none",
                    "ALTER TABLE code ALTER COLUMN hash DROP NOT NULL | column public.code.hash: not null is f, expected t",
                    "ALTER TABLE code ADD COLUMN extra int | column public.code.extra should not be there",
                    "CREATE INDEX extra ON code (id) | index public.code.extra should not be there",
                    "DROP INDEX code_hash; CREATE INDEX code_hash ON code (id) | index public.code.code_hash: definition is CREATE INDEX code_hash ON public.code USING btree (id), expected CREATE INDEX code_hash ON public.code USING btree (hash)",
                    "ALTER TABLE code DROP CONSTRAINT code_check; ALTER TABLE code ADD CONSTRAINT code_check CHECK (hash <> 'x') NOT VALID | constraint public.code.code_check: definition is CHECK ((hash <> 'x'::text)) NOT VALID, expected CHECK ((hash <> ''::text))",
                    "DROP TABLE code; CREATE TABLE code (id bigint PRIMARY KEY, token bigint REFERENCES token, hash text NOT NULL) | table public.code: column order is id, token, hash, expected id, hash, token",
                    "ALTER TABLE code DROP COLUMN hash | table public.code: column order is id, token, expected id, hash, token",
                    "ALTER TABLE code DROP COLUMN token; ALTER TABLE code DROP CONSTRAINT code_check; ALTER TABLE token DROP COLUMN hash; DROP TABLE code; ALTER TABLE token ADD hash int | table public.code is missing",
                })
        void what_is_different_naming_the_first_difference(String change, String found) {
            database.execute(TOKEN, CODE, CHECK, INDEX, change);

            assertThat(refusal().problem().found()).startsWith(found);
            if (!found.contains("should not be there")) {
                assertThat(refusal().problem().where()).matches(".* \\(made by \\d_\\w+.up.sql\\)");
            }
        }

        @Test
        void a_missing_table_between_others() {
            folder.add("3_c.up.sql", "CREATE TABLE third ()");
            database.execute(TOKEN, "CREATE TABLE third ()");

            assertThat(refusal().problem().found()).startsWith("table public.code is missing");
        }

        @Test
        void an_object_that_a_migration_dropped() {
            folder.add("3_drop.up.sql", "ALTER TABLE code RENAME TO codes");
            database.execute(TOKEN, CODE, CHECK, INDEX, "CREATE TABLE codes (LIKE code)");

            assertThat(refusal().problem().found()).contains("table");
        }

        @Test
        void what_rows_stand_against_and_leaves_nothing_half_made() {
            folder.add("3_c.up.sql", "ALTER TABLE code ADD CONSTRAINT one UNIQUE (hash)");
            database.execute(TOKEN, CODE, CHECK, "INSERT INTO code VALUES (1, 'a'), (2, 'a')");

            SetRunnerException.ExistingObjects refusal =
                    catchThrowableOfType(SetRunnerException.ExistingObjects.class, AdoptTests.this::adopt);

            assertThat(refusal.problem().where()).isEqualTo("constraint public.code.one (made by 3_c.up.sql)");
            assertThat(refusal.problem().found()).contains("SQLSTATE 23505");
            assertThat(database.applied()).isEmpty();
            assertThat(database.value("SELECT to_regclass('code_hash') IS NULL"))
                    .isEqualTo("t");
        }

        @Test
        void rows_that_no_catalog_can_prove_unless_somebody_vouches_for_them() {
            folder.add("3_data.up.sql", "UPDATE code SET hash = lower(hash)");
            database.execute(TOKEN, CODE, CHECK, INDEX);

            SetRunnerException.ExistingObjects refusal = refusal();

            assertThat(refusal.problem().where()).isEqualTo("3_data.up.sql, statement 1, line 1");
            assertThat(refusal.problem().found()).contains("UPDATE").contains("cannot be proven");
            assertThat(refusal.problem().next()).contains("--vouch-for 3");
            assertThat(database.runner(folder.path())
                            .vouchFor(3)
                            .build()
                            .adopt()
                            .adopted())
                    .hasSize(3);
        }

        @Test
        void to_replay_what_would_be_felt_in_the_whole_cluster() {
            folder.add(
                    "3_cluster.up.sql",
                    "CREATE ROLE replayed_role;",
                    "DO $$ BEGIN CREATE ROLE replayed_role; EXCEPTION WHEN duplicate_object THEN NULL; END $$;",
                    "ALTER DATABASE " + database.name() + " SET work_mem = '1234kB';");
            database.execute(TOKEN, CODE, CHECK, INDEX);

            assertThat(refusal().problem().where()).isEqualTo("3_cluster.up.sql, statement 1, line 1");
            assertThat(database.runner(folder.path())
                            .vouchFor(3)
                            .build()
                            .adopt()
                            .adopted())
                    .hasSize(3);
            assertThat(database.list("SELECT 1 FROM pg_roles WHERE rolname = 'replayed_role'"))
                    .isEmpty();
            assertThat(database.list("SELECT 1 FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase"
                            + " WHERE datname = current_database()"))
                    .isEmpty();
        }

        @Test
        void to_replay_rights_on_what_all_databases_share() {
            String name = database.name();
            database.execute("CREATE ROLE replayed_user", "CREATE ROLE replayed_group", TOKEN, CODE, CHECK, INDEX);
            folder.add(
                    "3_rights.up.sql",
                    "GRANT CONNECT, TEMP ON DATABASE " + name + " TO replayed_user;",
                    "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC;",
                    "GRANT CREATE ON TABLESPACE pg_default TO replayed_user;",
                    "GRANT SET ON PARAMETER log_statement TO replayed_user;",
                    "DO $$ BEGIN GRANT replayed_group TO replayed_user; END $$;",
                    "DO $$ BEGIN EXECUTE format('GRANT %I TO %I', 'replayed_group', 'replayed_user'); END $$;",
                    "DO $$ BEGIN EXECUTE 'GRANT CONNECT ON DATABASE " + name + " TO replayed_user'; END $$;",
                    "DO $$ BEGIN COMMENT ON ROLE replayed_user IS 'replayed'; END $$;");

            assertThat(refusal().problem().where()).isEqualTo("3_rights.up.sql, statement 1, line 1");
            assertThat(database.runner(folder.path())
                            .vouchFor(3)
                            .build()
                            .adopt()
                            .adopted())
                    .hasSize(3);
            assertThat(database.value("SELECT datacl IS NULL FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("t");
            database.execute("DROP ROLE replayed_group, replayed_user");
        }

        @Test
        void nothing_that_a_block_only_grants_within_its_database() {
            database.execute("CREATE ROLE replayed_reader", TOKEN, CODE, CHECK, INDEX);
            database.execute(
                    "CREATE TABLE third (id int)", "GRANT SELECT ON third TO replayed_reader WITH GRANT OPTION");
            folder.add(
                    "3_block.up.sql",
                    "DO $$ BEGIN",
                    "-- grant it to the reader",
                    "CREATE TABLE third (id int); /* and then: revoke it from him */",
                    "GRANT SELECT ON third TO replayed_reader WITH GRANT OPTION;",
                    "END $$;");

            assertThat(database.runner(folder.path())
                            .vouchFor(3)
                            .build()
                            .adopt()
                            .unrelated())
                    .isEmpty();
            database.execute("DROP TABLE third", "DROP ROLE replayed_reader");
        }

        @Test
        void a_release_that_does_not_build_the_schema_from_nothing() {
            folder.add("3_x.up.sql", "ALTER TABLE only_in_schema_sql ADD COLUMN x int");
            database.execute(TOKEN, CODE, CHECK, INDEX, "CREATE TABLE only_in_schema_sql (x int)");

            assertThat(refusal().problem().found())
                    .contains("cannot be replayed from empty: 3_x.up.sql, statement 1, line 1")
                    .contains("42P01");
        }

        @Test
        void a_role_that_may_not_create_the_scratch_database() {
            database.execute(
                    TOKEN, CODE, CHECK, INDEX, "DROP ROLE IF EXISTS plain", "CREATE ROLE plain LOGIN SUPERUSER");
            database.execute("ALTER ROLE plain NOSUPERUSER");
            SetRunner runner = SetRunner.builder()
                    .database(database.url(), "plain", "")
                    .migrations(folder.path())
                    .build();

            SetRunnerException.ExistingObjects refusal =
                    catchThrowableOfType(SetRunnerException.ExistingObjects.class, runner::adopt);

            assertThat(refusal.problem().found()).contains("CREATE DATABASE").contains("42501");
            assertThat(refusal.problem().next()).isEqualTo("grant the role CREATEDB");
            database.execute("DROP ROLE plain");
        }

        @Test
        void a_connection_that_leads_nowhere_else() throws Exception {
            database.execute(TOKEN);
            try (var connection = database.connect()) {
                SetRunner runner = SetRunner.builder()
                        .connection(connection)
                        .migrations(folder.path())
                        .build();

                assertThat(catchThrowableOfType(SetRunnerException.Usage.class, runner::adopt)
                                .problem()
                                .next())
                        .contains("scratchDatabases");
            }
        }
    }

    @Test
    void what_a_killed_adoption_left_is_removed() {
        database.execute(TOKEN);
        String name = "assay_scratch_"
                + Checksum.of(database.name() + " public.applied_migrations").substring(0, 16);
        database.execute("CREATE DATABASE " + name);

        assertThat(adopt().adopted()).hasSize(1);
        assertThat(List.of(name)).isNotEmpty();
    }
}
