package dev.assay.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTests {

    @Nested
    class Empty {

        @ParameterizedTest
        @ValueSource(strings = {"", ";", " ; ;\n", "-- ping", "/* a /* nested */ comment */", "-- ping\n;"})
        void is_what_holds_no_statement(String sql) {
            assertThat(SqlText.isEmpty(sql)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"SELECT 1", "-- ping\nSELECT 1", "/* open */ x", "''"})
        void is_not_what_holds_one(String sql) {
            assertThat(SqlText.isEmpty(sql)).isFalse();
        }
    }

    @Nested
    class Commands {

        @Test
        void are_the_leading_words_of_each_statement() {
            assertThat(SqlText.commands("begin ; -- x\ncreate  unique index concurrently i on t (a); commit"))
                    .containsExactly("BEGIN", "CREATE UNIQUE INDEX CONCURRENTLY I", "COMMIT");
        }

        @Test
        void are_not_found_in_literals_comments_and_quoted_names() {
            assertThat(SqlText.commands("SELECT ';COMMIT', $x$;COMMIT$x$, \";COMMIT\" /*;COMMIT*/, E'\\';COMMIT'"))
                    .containsExactly("SELECT");
        }

        @Test
        void of_what_is_never_closed_do_not_fail() {
            assertThat(SqlText.commands("SELECT 'a")).containsExactly("SELECT");
            assertThat(SqlText.commands("DO $a$ b")).containsExactly("DO");
            assertThat(SqlText.commands("/* a")).isEmpty();
            assertThat(SqlText.commands("SELECT \"a")).containsExactly("SELECT");
            assertThat(SqlText.commands("SELECT $1, $")).containsExactly("SELECT");
        }
    }

    @Nested
    class Passwords {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "ALTER ROLE a PASSWORD 's3cr3t'|ALTER ROLE a PASSWORD '[redacted]'",
                    "create user a with encrypted password E's3c\\'r3t' login|"
                            + "create user a with encrypted password '[redacted]' login",
                    "CREATE ROLE a PASSWORD /* x */ $$s3cr3t$$; SELECT 1|"
                            + "CREATE ROLE a PASSWORD /* x */ '[redacted]'; SELECT 1",
                    "ALTER ROLE a PASSWORD $q$s3cr3t$q$|ALTER ROLE a PASSWORD '[redacted]'",
                    "ALTER ROLE a PASSWORD U&'s3cr3t'|ALTER ROLE a PASSWORD '[redacted]'",
                    "ALTER ROLE a PASSWORD 's3cr3t|ALTER ROLE a PASSWORD '[redacted]'",
                    "DO $$ BEGIN ALTER ROLE a PASSWORD 's3cr3t'; END $$|"
                            + "DO $$ BEGIN ALTER ROLE a PASSWORD '[redacted]'; END $$",
                    "DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD ''s3cr3t'''; END $$|"
                            + "DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD ''[redacted]'''; END $$",
                    "DO $$ BEGIN EXECUTE E'ALTER ROLE a PASSWORD \\'s3cr3t\\''; END $$|"
                            + "DO $$ BEGIN EXECUTE E'ALTER ROLE a PASSWORD ''[redacted]'''; END $$",
                    "DO $body$ BEGIN ALTER ROLE a PASSWORD $pw$s3cr3t$pw$; END $body$|"
                            + "DO $body$ BEGIN ALTER ROLE a PASSWORD '[redacted]'; END $body$",
                    "-- ALTER ROLE a PASSWORD 's3cr3t'|-- ALTER ROLE a PASSWORD '[redacted]'",
                    "CREATE USER MAPPING FOR a SERVER b OPTIONS (user 'u', password 's3cr3t')|"
                            + "CREATE USER MAPPING FOR a SERVER b OPTIONS (user 'u', password '[redacted]')",
                    "CREATE SUBSCRIPTION s CONNECTION 'host=h password=s3cr3t dbname=d' PUBLICATION p|"
                            + "CREATE SUBSCRIPTION s CONNECTION 'host=h password=[redacted] dbname=d' PUBLICATION p",
                    "SELECT dblink('postgres://u:s3cr3t@h/d')|SELECT dblink('postgres://u:[redacted]@h/d')",
                    "UPDATE u SET password = 's3cr3t'|UPDATE u SET password = '[redacted]'",
                })
        void are_taken_out_of(String sql, String expected) {
            assertThat(SqlRedaction.of(sql).text()).isEqualTo(expected).doesNotContain("s3cr3t");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SET password_encryption = 'scram-sha-256'",
                    "ALTER ROLE a PASSWORD NULL",
                    "CREATE TABLE t (password text DEFAULT now())",
                    "SELECT 'it''s', $1, $$ body $$ -- a comment"
                })
        void are_not_seen_where_there_are_none(String sql) {
            assertThat(SqlRedaction.of(sql).text()).isEqualTo(sql);
        }

        @Test
        void are_taken_out_of_errors_that_quote_the_statement() {
            assertThat(SqlRedaction.of("ALTER ROLE a PASSWORD 's3cr3t").clean("unterminated string at \"'s3cr3t\""))
                    .isEqualTo("unterminated string at \"[redacted]\"");
        }

        @Test
        void are_found_in_long_texts_without_running_out_of_stack() {
            String filler = "'" + "a''b".repeat(200_000) + "'";
            String sql = "SELECT " + filler + "; ALTER ROLE a PASSWORD 's3cr3t'";
            assertThat(SqlRedaction.of(sql).text()).doesNotContain("s3cr3t").contains(filler);
        }
    }
}
