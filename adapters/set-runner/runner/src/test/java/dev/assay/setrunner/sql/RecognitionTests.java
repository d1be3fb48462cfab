package dev.assay.setrunner.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTests {

    private static SqlStatement statement(String text) {
        return SqlScript.split(text).get(0);
    }

    @Nested
    class Transaction_control {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "BEGIN",
                    "begin work",
                    "Start /* */ Transaction",
                    "COMMIT",
                    "commit and chain",
                    "END",
                    "end -- x\n work",
                    "ABORT",
                    "ROLLBACK",
                    "rollback and no chain",
                    "PREPARE TRANSACTION 'x'",
                    "COMMIT PREPARED 'x'",
                    "/* a */ -- b\ncommit"
                })
        void is_recognised_in_any_spelling(String text) {
            assertThat(SessionCommands.transactionControl(statement(text))).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SAVEPOINT a",
                    "RELEASE a",
                    "ROLLBACK TO a",
                    "rollback work to savepoint a",
                    "PREPARE p AS SELECT 1",
                    "SELECT 'COMMIT'",
                    "\"commit\"",
                    "DO $$ BEGIN COMMIT; END $$",
                    "COMMENT ON TABLE t IS 'begin'"
                })
        void is_not_seen_where_it_is_none(String text) {
            assertThat(SessionCommands.transactionControl(statement(text))).isNull();
        }
    }

    @Nested
    class The_release_of_locks {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "DISCARD ALL",
                    "discard\nall",
                    "SELECT pg_advisory_unlock_all()",
                    "SELECT pg_catalog . PG_ADVISORY_UNLOCK_ALL ( )"
                })
        void is_recognised(String text) {
            assertThat(SessionCommands.lockRelease(statement(text))).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"DISCARD PLANS", "SELECT 'pg_advisory_unlock_all()'", "SELECT pg_advisory_unlock(1)"})
        void is_not_seen_where_it_is_none(String text) {
            assertThat(SessionCommands.lockRelease(statement(text))).isNull();
        }
    }

    @Nested
    class Directives_at_the_top {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-- assay: no-transaction\nSELECT 1",
                    "\n \r\n--assay:no-transaction",
                    "/* licence */\n-- by me\n-- ASSAY: No-Transaction\nSELECT 1"
                })
        void are_found_behind_blanks_and_comments(String text) {
            assertThat(Directives.of(text))
                    .extracting(Directives.Directive::text)
                    .containsExactly("no-transaction");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SELECT 1; -- assay: no-transaction",
                    "-- see assay: no-transaction",
                    "/* assay: no-transaction */",
                    "SELECT 1;\n-- assay: no-transaction"
                })
        void are_nowhere_else(String text) {
            assertThat(Directives.of(text)).isEmpty();
        }
    }

    @Nested
    class Concurrent_commands {

        @Test
        void of_index_builds_know_name_table_and_definition() {
            assertThat(
                            ConcurrentCommand.recognise(
                                    statement(
                                            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I x\" ON ONLY app.\"T\" USING gin (a) WHERE b LIKE '5%'")))
                    .isEqualTo(new ConcurrentCommand.CreateIndex(
                            "I x", "app.\"T\"", "CREATE UNIQUE INDEX %1$s ON %2$s USING gin (a) WHERE b LIKE '5%%'"));
        }

        @Test
        void without_a_name_are_told_apart() {
            assertThat(ConcurrentCommand.recognise(statement("create index concurrently on t(a)")))
                    .isEqualTo(new ConcurrentCommand.CreateIndex(null, "t", "create index %1$s on %2$s(a)"));
        }

        @Test
        void of_the_other_kinds_are_recognised() {
            assertThat(ConcurrentCommand.recognise(statement("REINDEX (VERBOSE, CONCURRENTLY) TABLE a.b")))
                    .isEqualTo(new ConcurrentCommand.Reindex("TABLE", "a.b"));
            assertThat(ConcurrentCommand.recognise(statement("REINDEX INDEX CONCURRENTLY i")))
                    .isEqualTo(new ConcurrentCommand.Reindex("INDEX", "i"));
            assertThat(ConcurrentCommand.recognise(statement("DROP INDEX CONCURRENTLY IF EXISTS i CASCADE")))
                    .isEqualTo(new ConcurrentCommand.DropIndex("i"));
            assertThat(ConcurrentCommand.recognise(
                            statement("ALTER TABLE IF EXISTS p DETACH PARTITION s.q CONCURRENTLY")))
                    .isEqualTo(new ConcurrentCommand.DetachPartition("p", "s.q"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "CREATE INDEX i ON t (a)",
                    "REINDEX TABLE t",
                    "DROP INDEX i",
                    "ALTER TABLE p DETACH PARTITION q FINALIZE",
                    "CREATE TABLE concurrently (a int)",
                    "SELECT 'CREATE INDEX CONCURRENTLY'",
                    "CREATE INDEX",
                    "REINDEX",
                    "DROP",
                    "ALTER TABLE"
                })
        void are_not_seen_where_there_are_none(String text) {
            assertThat(ConcurrentCommand.recognise(statement(text))).isNull();
        }
    }

    @Test
    void settings_with_a_dot_are_found_in_set_and_in_set_config() {
        assertThat(
                        SessionCommands.customSettings(
                                "SET app.tenant = 'a'; SET LOCAL x.y TO 1; SELECT set_config('my.thing', 'v', false); SELECT a.b"))
                .containsExactly("app.tenant", "x.y", "my.thing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SET search_path TO App, public | app,public",
                "set local \"search_path\" = \"App x\" | App x",
                "SET SESSION search_path = 'it''s', E'App' | it's,App,app",
                "SET SCHEMA 'app' | app",
                "SET LOCAL SCHEMA 'app' | app",
                "SELECT set_config('search_path', 'App, \"B\"', false) | App, \"B\",app,B",
                "SELECT pg_catalog.set_config ( 'Search_Path' , '' , true ) | ``",
                "SET work_mem TO app | ``",
                "SET ROLE app | ``",
                "SELECT set_config('work_mem', 'app', false) | ``",
                "SELECT set_config('search_path', x, false) FROM y | ``",
                "SELECT 'SET search_path TO app' | ``",
            })
    void schemas_on_search_path_are_found_in_set_and_in_set_config(String text, String schemas) {
        assertThat(String.join(",", SearchPath.of(statement(text)))).isEqualTo(schemas);
    }
}
