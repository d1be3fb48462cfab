package dev.assay.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementsTests {

    @Test
    void a_semicolon_ends_a_statement_and_is_not_part_of_it() {
        assertThat(SqlStatements.of("SELECT 1;\n  SELECT 2 ;SELECT 3"))
                .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a;b'",
                "SELECT 'it''s; one'",
                "SELECT E'it\\'s; one'",
                "SELECT 1 AS \"a;b\"",
                "DO $$ BEGIN PERFORM 1; END $$",
                "DO $body$ BEGIN PERFORM '$$;'; END $body$",
                "SELECT 1 -- one; statement\n + 1",
                "SELECT 1 /* one; /* nested; */ statement; */ + 1",
                "SELECT a$b$c; "
            })
    void a_semicolon_inside_of_something_ends_nothing(String sql) {
        assertThat(SqlStatements.of(sql)).containsExactly(sql.replaceFirst("; $", ""));
    }

    @Test
    void a_backslash_escapes_nothing_in_a_plain_string() {
        assertThat(SqlStatements.of("SELECT 'a\\'; SELECT 2")).containsExactly("SELECT 'a\\'", "SELECT 2");
    }

    @Test
    void a_dollar_in_a_name_opens_no_quotation() {
        assertThat(SqlStatements.of("SELECT a$1; SELECT b$1")).containsExactly("SELECT a$1", "SELECT b$1");
    }

    @Test
    void what_holds_no_code_is_no_statement() {
        assertThat(SqlStatements.of(" ;; -- nothing;\n/* ; */")).isEmpty();
        assertThat(SqlStatements.of("")).isEqualTo(List.of());
    }

    @Test
    void what_is_not_closed_goes_to_the_end() {
        assertThat(SqlStatements.of("SELECT 'a; SELECT 2")).containsExactly("SELECT 'a; SELECT 2");
        assertThat(SqlStatements.of("DO $$ a; b")).containsExactly("DO $$ a; b");
    }

    @Test
    void a_body_between_begin_atomic_and_end_is_part_of_its_statement() {
        String function = """
                CREATE OR REPLACE FUNCTION f(i integer) RETURNS text LANGUAGE sql
                Begin /* ; */ atomic
                  SELECT 1; -- END;
                  SELECT case WHEN i > 9 THEN 'END;' ELSE $$END;$$ END;
                END""";
        assertThat(SqlStatements.of(function + ";\nSELECT 2;")).containsExactly(function, "SELECT 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE atomic (id int)",
                "CREATE TABLE \"begin\" (atomic int)",
                "SELECT 1 AS begin_atomic",
                "BEGIN",
                "SELECT CASE WHEN true THEN 1 END",
                "CREATE TABLE begin_ (atomic int)"
            })
    void its_words_elsewhere_begin_no_body(String sql) {
        assertThat(SqlStatements.of(sql + "; SELECT 2")).containsExactly(sql, "SELECT 2");
    }

    @Test
    void semicolons_within_the_parentheses_of_a_rule_end_nothing() {
        String rule = "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b)";
        assertThat(SqlStatements.of(rule + "; SELECT 2")).containsExactly(rule, "SELECT 2");
    }
}
