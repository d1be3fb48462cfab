package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Security labels: no server that the tests have comes with a label provider, so a superuser writes them as one would. */
class SecurityLabelTests {

    private static final String TABLE =
            "CREATE TABLE t (id int); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'";
    private static final String LABEL =
            "SET allow_system_table_mods = on; INSERT INTO pg_seclabel VALUES (%s, %s, %s, '%s', '%s')";

    @ParameterizedTest(name = "on {3}")
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
                    't'::regclass ; 'pg_class'::regclass ; 0 ; table public.t
                    't'::regclass ; 'pg_class'::regclass ; 1 ; column public.t.id
                    'f'::regproc ; 'pg_proc'::regclass ; 0 ; function public.f()
                    'public'::regnamespace ; 'pg_namespace'::regclass ; 0 ; schema public
                    """)
    void a_label_is_a_property_of_what_it_is_on(String object, String catalog, int part, String name)
            throws SQLException {
        String plain = TestServer.databaseWith(TABLE);
        String labelled = TestServer.databaseWith(TABLE, LABEL.formatted(object, catalog, part, "dummy", "secret"));
        String other = TestServer.databaseWith(TABLE, LABEL.formatted(object, catalog, part, "dummy", "top secret"));
        String ofAnother = TestServer.databaseWith(TABLE, LABEL.formatted(object, catalog, part, "selinux", "secret"));

        assertThat(difference(plain, labelled, Level.STRICT))
                .hasToString(name + ": label of dummy: expected none, found secret");
        assertThat(difference(labelled, other, Level.STRICT))
                .hasToString(name + ": label of dummy: expected secret, found top secret");
        assertThat(difference(labelled, ofAnother, Level.STRICT).isEmpty()).isFalse();
        assertThat(difference(plain, labelled, Level.SCHEMA)).hasToString("no difference");
        assertThat(difference(plain, labelled, Level.SCHEMA).ignored()).containsKey("security labels");
    }

    private static SchemaDifference difference(String reference, String actual, Level level) throws SQLException {
        return SchemaDifference.between(TestServer.snapshot(reference), TestServer.snapshot(actual), level);
    }
}
