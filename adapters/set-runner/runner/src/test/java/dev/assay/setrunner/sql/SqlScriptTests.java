package dev.assay.setrunner.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTests {

    private static List<String> split(String script) {
        return SqlScript.split(script).stream().map(SqlStatement::text).toList();
    }

    private static SqlScriptException refusal(String script) {
        SqlScriptException refusal = catchThrowableOfType(SqlScriptException.class, () -> SqlScript.split(script));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    /** Statements that hold a semicolon which does not end them. */
    static final List<String> WHOLE = List.of(
            "SELECT 'a;b'",
            "SELECT 'it''s;'",
            "SELECT '\\'",
            "SELECT E'it\\'s; \\\\'",
            "SELECT E'a'\n  'b\\';'",
            "SELECT 'a' -- comment; '\n 'b;'",
            "SELECT U&'d\\0061t;' UESCAPE '!'",
            "SELECT U&\"d;\", \"a\"\"b;\" FROM t",
            "SELECT B'1;', X'F;', N'n;'",
            "SELECT 1 -- a; b",
            "SELECT 1 /* a; /* nested; */ still; */ + 1",
            "SELECT $$a;b$$",
            "SELECT $tag$a; $$ $other$ ; $tag$",
            "SELECT $1, a$b, $fn$;$fn$",
            "SELECT a ? 'b', a ?| b, '50%', '${A}', x::jsonb, '{{x;}}'",
            "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END",
            "create or replace procedure p() language sql begin atomic /* end; */ insert into t values (1); end",
            "CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1 AS end; SELECT t.end FROM t; END",
            "CREATE FUNCTION h() RETURNS void LANGUAGE plpgsql AS $b$ BEGIN IF true THEN NULL; END IF; END; $b$",
            "CREATE TABLE atomic_test (begin_ int, \"end\" int)",
            "SELECT atomic FROM begin_atomic");

    static List<String> whole() {
        return WHOLE;
    }

    @Nested
    class Cuts {

        @ParameterizedTest
        @MethodSource("dev.assay.setrunner.sql.SqlScriptTests#whole")
        void only_where_a_statement_ends(String statement) {
            assertThat(split(statement + "\n;\nSELECT 2;")).hasSize(2).last().isEqualTo("SELECT 2");
            assertThat(split(statement).get(0)).startsWith(statement.substring(0, 8));
        }

        @Test
        void nothing_out_of_comments_blanks_and_lone_semicolons() {
            assertThat(split("")).isEmpty();
            assertThat(split(" ; \n;; -- CREATE TABLE t (id int);\n /* DROP TABLE t; */ "))
                    .isEmpty();
        }

        @Test
        void and_knows_the_line_of_each_statement_whatever_ends_a_line() {
            assertThat(SqlScript.split("-- a\r\nSELECT 1;\r\n\r\n/* \r\n */ SELECT\r\n 2;\rSELECT 3"))
                    .extracting(SqlStatement::line)
                    .containsExactly(2, 5, 7);
        }

        @Test
        void and_keeps_the_text_byte_for_byte() {
            String body = "CREATE FUNCTION f() RETURNS text AS $$\r\n\tSELECT 'ä;' -- x\r\n$$ LANGUAGE sql";

            assertThat(split("\n" + body + " ;")).containsExactly(body);
        }

        @ParameterizedTest
        @ValueSource(ints = {70_000, 300_000, 2_000_000, 20_000_000})
        void after_a_very_long_line(int length) {
            assertThat(split("SELECT '" + "x".repeat(length) + "'; SELECT 2")).hasSize(2);
        }

        @ParameterizedTest
        @MethodSource("dev.assay.setrunner.sql.SqlScriptTests#seeds")
        void any_sequence_of_statements_with_any_blanks_between_them(long seed) {
            Random random = new Random(seed);
            List<String> statements = new ArrayList<>();
            StringBuilder script = new StringBuilder();
            List<String> blanks = List.of(" ", "\n", "\r\n", "\t", "-- it's; $$\n", "/* \"; /* ' */ */", ";", "");
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                script.append(blanks.get(random.nextInt(blanks.size())));
                String statement = WHOLE.get(random.nextInt(WHOLE.size()));
                statements.add(statement);
                script.append(statement)
                        .append("\n")
                        .append(blanks.get(random.nextInt(3)))
                        .append(';');
            }

            List<SqlStatement> found = SqlScript.split(script.toString());

            assertThat(found).as("seed %d: %s", seed, script).hasSameSizeAs(statements);
            for (int i = 0; i < found.size(); i++) {
                String expected = statements.get(i).equals("SELECT 1 -- a; b") ? "SELECT 1" : statements.get(i);
                assertThat(found.get(i).text()).as("seed %d", seed).isEqualTo(expected);
                assertThat(script.toString()
                                .lines()
                                .skip(found.get(i).line() - 1L)
                                .findFirst()
                                .orElse(""))
                        .contains(expected.lines().findFirst().orElse(""));
            }
        }
    }

    static List<Long> seeds() {
        return new Random(20261121).longs(200).boxed().toList();
    }

    @Nested
    class Refuses {

        @Test
        void a_psql_command_by_name_and_line() {
            SqlScriptException refusal = refusal("SELECT 1;\n\\restrict Abc\nSELECT 2");

            assertThat(refusal).hasMessage("psql meta-command \\restrict");
            assertThat(refusal.line()).isEqualTo(2);
            assertThat(refusal.advice()).contains("only psql understands");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"copy t from stdin", "COPY t (a, b) FROM /* x */ STDIN WITH (FORMAT csv)", "COPY t TO STDOUT"
                })
        void copy_from_or_to_the_client(String statement) {
            SqlScriptException refusal = refusal("SELECT 1;\n\n" + statement + ";\n1\t2\n");

            assertThat(refusal.getMessage()).startsWithIgnoringCase("COPY ");
            assertThat(refusal.line()).isEqualTo(3);
            assertThat(refusal.advice()).contains("--inserts");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SELECT 'abc",
                    "SELECT E'abc\\'",
                    "SELECT \"abc",
                    "SELECT $x$ abc $y$",
                    "SELECT /* /* */",
                    "SELECT (1;",
                    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;"
                })
        void what_is_never_closed_with_the_line_where_it_began(String broken) {
            assertThat(refusal("SELECT 1;\n" + broken).line()).isEqualTo(2);
            assertThat(refusal("SELECT 1;\n" + broken).getMessage()).matches(".*(never closed|without its END)");
        }

        @Test
        void a_nul_character() {
            assertThat(refusal("SELECT 1\0")).hasMessage("a NUL character");
        }
    }
}
