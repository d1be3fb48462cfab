package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionHygieneTests extends WithDatabase {

    private Connection connection;

    @BeforeEach
    void prepare() {
        connection = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Override
    SetRunner runner() {
        return SetRunner.builder()
                .connection(connection)
                .migrations(folder.path())
                .build();
    }

    private String ask(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String settings() {
        return ask("SELECT string_agg(name || '=' || coalesce(setting, ''), E'\\n' ORDER BY name) FROM pg_settings"
                + " WHERE context IN ('user', 'superuser')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pg_catalog.set_config('search_path', '', false)",
                "CREATE SCHEMA app; SET search_path TO app; SET statement_timeout = '77s'; SET app.tenant = 'x'",
                "CREATE TEMP TABLE b (wrong int); PREPARE p AS SELECT 1; SELECT pg_advisory_lock(42); LISTEN x",
                "SET work_mem = '9MB'; SET check_function_bodies = off; SET TIME ZONE 'Asia/Tokyo'",
            })
    void a_migration_cannot_change_how_the_next_one_runs_or_what_the_caller_finds(String statements) {
        for (boolean stepwise : new boolean[] {false, true}) {
            database.execute(
                    "DROP TABLE IF EXISTS applied_migrations, applied_migrations_progress, b",
                    "DROP SCHEMA IF EXISTS app");
            tell("SET work_mem = '5MB'");
            String before = settings();
            folder.add("1_a.up.sql", (stepwise ? "-- assay: no-transaction\n" : "") + statements)
                    .add("2_b.up.sql", "CREATE TABLE b (id int DEFAULT length(current_setting('app.tenant', true)))");

            migrate();

            assertThat(settings()).isEqualTo(before);
            assertThat(ask("SELECT coalesce(current_setting('app.tenant', true), '')"))
                    .isEmpty();
            assertThat(database.hasTable("public.b")).isTrue();
            assertThat(database.applied()).containsExactly("1_a", "2_b");
            assertThat(ask("SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()"))
                    .isEqualTo("0");
            assertThat(ask("SELECT count(*) FROM pg_prepared_statements WHERE from_sql"))
                    .isEqualTo("0");
            assertThat(ask("SELECT count(*) FROM pg_listening_channels()")).isEqualTo("0");
            assertThat(database.locks()).isEmpty();
        }
    }

    @Test
    void a_failing_migration_leaves_the_callers_connection_as_it_was() {
        folder.addStepwise("1_a.up.sql", "SET search_path TO nowhere", "SET lock_timeout = 1234", "SELECT 1/0");
        String before = settings();

        assertThat(catchThrowable(this::migrate)).isInstanceOf(SetRunnerException.SqlFailed.class);

        assertThat(settings()).isEqualTo(before);
        assertThat(database.locks()).isEmpty();
    }

    @Test
    void a_role_set_by_a_file_owns_its_objects_and_not_the_tracker() {
        database.execute(
                "DROP ROLE IF EXISTS hygiene", "CREATE ROLE hygiene", "GRANT CREATE ON SCHEMA public TO hygiene");
        folder.add("1_a.up.sql", "SET ROLE hygiene; CREATE TABLE a ()")
                .addStepwise(
                        "2_b.up.sql",
                        "SET ROLE hygiene",
                        "CREATE TABLE b (x int)",
                        "CREATE INDEX CONCURRENTLY b_x ON b (x)")
                .add("3_c.up.sql", "SET SESSION AUTHORIZATION hygiene; CREATE TABLE c (); RESET ROLE")
                .add("4_d.up.sql", "CREATE TABLE d ()");

        migrate();

        assertThat(database.list(
                        "SELECT tablename || ' ' || tableowner FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
                .containsExactly(
                        "a hygiene",
                        "applied_migrations postgres",
                        "applied_migrations_progress postgres",
                        "b hygiene",
                        "c hygiene",
                        "d postgres");
        assertThat(database.applied()).hasSize(4);
        assertThat(ask("SELECT session_user || ' ' || current_user")).isEqualTo("postgres postgres");
        database.execute("DROP TABLE a, b, c", "REVOKE ALL ON SCHEMA public FROM hygiene", "DROP ROLE hygiene");
    }

    @Test
    void a_schema_that_comes_first_on_the_path_does_not_hide_the_tracker() {
        folder.add("1_a.up.sql", "CREATE SCHEMA postgres").add("2_b.up.sql", "CREATE TABLE t ()");
        migrate();
        database.execute("CREATE TABLE postgres.applied_migrations (nonsense int)");

        assertThat(migrate().applied()).isEmpty();
        assertThat(database.value("SELECT to_regclass('postgres.t') IS NOT NULL"))
                .isEqualTo("t");
    }

    @Test
    void names_with_capitals_and_blanks_are_kept() {
        folder.add("1_a.up.sql", "CREATE TABLE a ()");

        for (int run = 0; run < 2; run++) {
            SetRunner.builder()
                    .connection(connection)
                    .migrations(folder.path())
                    .tracker("\"My App\".\"Hist.ory\"")
                    .build()
                    .migrate();
        }

        assertThat(database.list("SELECT name FROM \"My App\".\"Hist.ory\"")).containsExactly("a");
    }

    @Test
    void a_connection_with_auto_commit_off_is_refused() throws SQLException {
        folder.add("1_a.up.sql", "CREATE TABLE a ()");
        connection.setAutoCommit(false);
        tell("CREATE TABLE mine ()");

        SetRunnerException.Usage refusal = catchThrowableOfType(SetRunnerException.Usage.class, this::migrate);

        assertThat(refusal.problem().next()).contains("setAutoCommit(true)");
        assertThat(database.hasTable("mine")).isFalse();
        connection.rollback();
        assertThat(database.hasTable("mine")).isFalse();
    }

    @Test
    void a_pool_that_lends_connections_with_auto_commit_off_gets_them_back_so() throws SQLException {
        folder.add("1_a.up.sql", "CREATE TABLE a ()").addStepwise("2_b.up.sql", "SET work_mem = '9MB'", "VACUUM a");
        org.postgresql.ds.PGSimpleDataSource pool = new org.postgresql.ds.PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() {
                return ShiftingConnection.thatStaysOpen(connection);
            }
        };
        connection.setAutoCommit(false);

        SetRunner.builder().dataSource(pool).migrations(folder.path()).build().migrate();

        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(ask("SHOW work_mem")).isEqualTo("4MB");
        assertThat(database.applied()).containsExactly("1_a", "2_b");
    }

    /** The driver's default mode cuts statements again, by its own rules. */
    @Test
    void statements_arrive_whole_through_a_driver_in_its_default_mode() {
        folder.add(
                "1_a.up.sql",
                "CREATE TABLE a (id int, note text DEFAULT 'a;b ? {fn now()} ${x} :y');",
                "CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN i > 0 THEN 1 ELSE 2 END; SELECT 3; END;",
                "CREATE RULE r AS ON DELETE TO a DO ALSO (INSERT INTO a VALUES (1); INSERT INTO a VALUES (2));",
                "CREATE FUNCTION g() RETURNS text LANGUAGE plpgsql AS $body$ BEGIN RETURN $$a;b$$; END $body$;",
                "INSERT INTO a VALUES (1); SELECT '{\"a\":1}'::jsonb ? 'a';");

        migrate();

        assertThat(database.value("SELECT note FROM a")).isEqualTo("a;b ? {fn now()} ${x} :y");
        assertThat(database.value("SELECT f(1)")).isEqualTo("3");
        assertThat(database.value("SELECT g()")).isEqualTo("a;b");
        assertThat(database.value("SELECT prosrc FROM pg_proc WHERE proname = 'g'"))
                .isEqualTo(" BEGIN RETURN $$a;b$$; END ");
    }

    @Test
    void notices_and_warnings_do_not_fail_a_run_and_warnings_are_told() {
        var notes = new java.util.ArrayList<String>();
        folder.add(
                "1_a.up.sql",
                "DROP TABLE IF EXISTS nothing;",
                "DO $$ BEGIN FOR i IN 1..20000 LOOP RAISE NOTICE '%', i; END LOOP; RAISE WARNING 'careful'; END $$;",
                "DO $$ BEGIN RAISE WARNING 'once more'; END $$;");
        SetRunner.builder()
                .connection(connection)
                .migrations(folder.path())
                .listener(new RunListener() {
                    @Override
                    public void note(String message) {
                        notes.add(message);
                    }
                })
                .build()
                .migrate();

        assertThat(notes).contains("warning of the server: once more");
    }
}
