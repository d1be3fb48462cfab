package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTests {

    @Test
    void is_one_line_without_control_characters() {
        assertThat(Texts.excerpt("first\n\n  second\u001b[31m\r\n")).isEqualTo("first | second?[31m");
        assertThat(Texts.excerpt(" \n")).isEqualTo("(no output)");
    }

    @Test
    void is_the_end_of_what_is_long() {
        assertThat(Texts.excerpt("x".repeat(500) + "the end"))
                .hasSize(404)
                .startsWith("... x")
                .endsWith("the end");
    }

    @Test
    void leaves_the_frames_of_javascript_and_java_out() {
        assertThat(Texts.excerpt("""
                error: relation "t" already exists
                    at Parser.parseErrorMessage (parser.js:285:98)
                    at async Runner.run (index.js:1:1)
                Caused by: lost
                \tat org.example.Runner.main(Runner.java:7)
                """)).isEqualTo("error: relation \"t\" already exists | Caused by: lost");
    }

    @Test
    void leaves_the_frames_of_python_out() {
        assertThat(Texts.excerpt("""
                Traceback (most recent call last):
                  File "runner.py", line 8, in <module>
                    sys.exit(main())
                             ^^^^^^
                  File "engine.py", line 25, in run
                    cursor.execute(sql)
                psycopg2.errors.DuplicateTable: relation "t" already exists
                """))
                .isEqualTo(
                        "Traceback (most recent call last): | psycopg2.errors.DuplicateTable: relation \"t\" already exists");
    }

    @Test
    void leaves_out_the_fields_that_an_error_of_node_has_no_value_for() {
        assertThat(Texts.excerpt("""
                error: relation "t" already exists {
                  code: '42P07',
                  detail: undefined,
                  hint: undefined
                }
                undefined: undefined
                """))
                .isEqualTo("error: relation \"t\" already exists { | code: '42P07', | } | undefined: undefined");
    }

    @Test
    void keeps_what_only_begins_like_a_frame() {
        assertThat(Texts.excerpt("failed:\n  attempt 2\nat line 3")).isEqualTo("failed: | attempt 2 | at line 3");
    }
}
