package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.setrunner.sql.SqlScript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvabilityTests {

    private static boolean isProvable(String text) {
        return Provability.isProvable(SqlScript.split(text).get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER SEQUENCE s RESTART",
                "ALTER SEQUENCE IF EXISTS app.s INCREMENT 2 RESTART WITH 100",
                "ALTER TABLE t ALTER COLUMN id RESTART WITH 100",
                "ALTER TABLE t ALTER id SET INCREMENT BY 2 restart",
                "ALTER EXTENSION hstore UPDATE",
                "alter extension hstore update to '1.8'",
                "ALTER EXTENSION hstore ADD TABLE t",
                "ALTER SCHEMA public OWNER TO app",
                "GRANT USAGE ON SCHEMA public TO app",
                "REVOKE CREATE ON SCHEMA app, \"public\" FROM PUBLIC",
                "GRANT CONNECT ON DATABASE shop TO app",
                "GRANT CREATE ON TABLESPACE fast TO app",
                "GRANT SET ON PARAMETER work_mem TO app",
                "GRANT USAGE ON TYPE mood TO app",
                "GRANT USAGE ON DOMAIN email TO app",
                "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC",
                "GRANT USAGE ON FOREIGN SERVER other TO app",
                "GRANT USAGE ON FOREIGN DATA WRAPPER fdw TO app",
                "GRANT SELECT ON LARGE OBJECT 1 TO app",
                "GRANT SELECT ON pg_stat_activity TO app",
                "GRANT SELECT ON TABLE pg_catalog.pg_authid TO app",
                "GRANT EXECUTE ON FUNCTION pg_reload_conf() TO app",
                "GRANT SELECT ON ALL TABLES IN SCHEMA information_schema TO app",
                "GRANT SELECT (id) ON t TO app",
                "GRANT reader TO app",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app",
            })
    void what_the_comparison_does_not_read_is_not_provable(String text) {
        assertThat(isProvable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER SEQUENCE s START 10 INCREMENT 2",
                "ALTER SEQUENCE s OWNED BY t.restart",
                "ALTER TABLE t ADD COLUMN restart boolean CHECK (restart)",
                "ALTER TABLE t ADD restart boolean, ADD COLUMN IF NOT EXISTS restart int",
                "ALTER TABLE t RENAME COLUMN restart TO again",
                "ALTER TABLE t RENAME again TO restart",
                "ALTER TABLE t ALTER restart SET NOT NULL",
                "ALTER EXTENSION hstore SET SCHEMA app",
                "ALTER SCHEMA app OWNER TO app",
                "CREATE SCHEMA public",
                "GRANT SELECT ON t TO app",
                "GRANT SELECT ON public.t, type, \"database\" TO app WITH GRANT OPTION",
                "GRANT SELECT ON database TO app",
                "REVOKE GRANT OPTION FOR ALL PRIVILEGES ON TABLE public.t FROM app",
                "GRANT USAGE ON SEQUENCE s TO app",
                "GRANT EXECUTE ON FUNCTION f(int), g() TO app",
                "GRANT EXECUTE ON PROCEDURE f TO app",
                "GRANT EXECUTE ON ROUTINE f TO app",
                "GRANT USAGE, CREATE ON SCHEMA app TO app",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO app",
            })
    void what_it_reads_is(String text) {
        assertThat(isProvable(text)).isTrue();
    }
}
