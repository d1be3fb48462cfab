package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator put into a database before the migrations came is in the scratch database, too. */
class ScratchEnvironmentTests extends WithDatabase {

    @BeforeEach
    void prepare() {
        folder.add("1_tokens.up.sql", "CREATE TABLE token (id bigint PRIMARY KEY)");
        database.execute(
                "DROP ROLE IF EXISTS tenant",
                "CREATE ROLE tenant LOGIN CREATEDB",
                "GRANT ALL ON SCHEMA public TO tenant");
    }

    @AfterEach
    void remove() {
        database.execute("DROP OWNED BY tenant", "DROP ROLE tenant");
        assertNothingLeft();
    }

    private SetRunner byTheTenant() {
        database.execute("SET ROLE tenant", "CREATE TABLE token (id bigint PRIMARY KEY)", "RESET ROLE");
        return database.runner(folder.path())
                .database(database.url(), "tenant", "")
                .build();
    }

    private void assertAdopted(SetRunner runner) {
        assertThat(runner.adopt().adopted()).extracting(MigrationId::version).containsExactly(1L);
        assertThat(runner.verifyObjects().complete()).isTrue();
    }

    @Test
    void an_extension_may_be_in_any_schema() {
        database.execute("CREATE SCHEMA ext", "CREATE EXTENSION citext SCHEMA ext");

        assertAdopted(byTheTenant());
    }

    @Test
    void an_extension_may_be_one_that_the_role_could_not_make() {
        database.execute("CREATE EXTENSION pg_buffercache");

        assertAdopted(byTheTenant());
    }

    @Test
    void an_extension_that_a_migration_needs_and_the_role_could_not_make_is_named() {
        database.execute(
                "CREATE EXTENSION pg_buffercache", "CREATE VIEW cached AS SELECT count(*) FROM pg_buffercache");
        folder.add("2_cached.up.sql", "CREATE VIEW cached AS SELECT count(*) FROM pg_buffercache");
        SetRunner runner = byTheTenant();

        SetRunnerException.ExistingObjects refusal =
                catchThrowableOfType(SetRunnerException.ExistingObjects.class, runner::adopt);

        assertThat(refusal.problem().found()).contains("2_cached.up.sql", "pg_buffercache");
        assertThat(database.hasTable("applied_migrations")).isFalse();
    }

    @Test
    void a_schema_may_belong_to_another_role() {
        database.execute("CREATE SCHEMA app", "GRANT ALL ON SCHEMA app TO tenant");
        database.execute("ALTER ROLE tenant IN DATABASE " + database.name() + " SET search_path = public, app");

        assertAdopted(byTheTenant());
    }

    @Test
    void a_setting_of_the_database_may_be_one_that_the_role_could_not_make() {
        database.execute("ALTER DATABASE " + database.name() + " SET log_min_duration_statement = 1000");

        assertAdopted(byTheTenant());
    }
}
