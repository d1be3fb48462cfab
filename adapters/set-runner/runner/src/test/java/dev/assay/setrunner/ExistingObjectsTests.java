package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What migrate makes of a database that somebody has filled already. */
class ExistingObjectsTests extends WithDatabase {

    private static final String TOKEN = "CREATE TABLE token (id bigint PRIMARY KEY)";

    @BeforeEach
    void prepare() {
        folder.add("1_tokens.up.sql", TOKEN).add("2_codes.up.sql", "CREATE TABLE code (id bigint PRIMARY KEY)");
    }

    @Test
    void refuses_before_any_ddl_and_names_what_it_found_and_the_way_out() {
        database.execute(TOKEN, "CREATE TYPE mood AS ENUM ('sad')");

        SetRunnerException.ExistingObjects refusal =
                catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::migrate);

        assertThat(refusal.problem().found()).isEqualTo("table public.token, type public.mood");
        assertThat(refusal.problem().next()).contains("set-runner adopt").contains("--existing-objects allow");
        assertThat(refusal.exitCode().status()).isEqualTo(9);
        assertThat(database.hasTable("applied_migrations")).isFalse();
    }

    @Test
    void hints_at_a_legacy_tracker_that_nobody_named() {
        database.execute(TOKEN, "CREATE TABLE schema_migrations (version bigint, dirty boolean)");

        assertThat(catchThrowableOfType(SetRunnerException.class, this::migrate)
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

        assertThat(catchThrowableOfType(SetRunnerException.class, this::migrate)
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

        assertThat(catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::migrate)
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
