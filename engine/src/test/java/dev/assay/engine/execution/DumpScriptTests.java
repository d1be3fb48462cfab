package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.DumpScript.Rows;
import dev.assay.engine.execution.DumpScript.Statement;
import org.junit.jupiter.api.Test;

class DumpScriptTests {

    @Test
    void plain_sql_is_its_statements() {
        assertThat(DumpScript.parts("SELECT 1;\nSELECT ';'\n;"))
                .containsExactly(new Statement("SELECT 1"), new Statement("SELECT ';'"));
        assertThat(DumpScript.parts("-- nothing")).isEmpty();
    }

    @Test
    void line_ends_within_a_string_stay_what_they_are() {
        assertThat(DumpScript.parts("SELECT 'a\r\nb\rc\n';\nSELECT 2"))
                .containsExactly(new Statement("SELECT 'a\r\nb\rc\n'"), new Statement("SELECT 2"));
    }

    @Test
    void rows_belong_to_the_copy_before_them() {
        assertThat(DumpScript.parts("SELECT 1;\nCOPY public.t (a, b) FROM stdin;\n1\tx;\n\\N\t--\n\\.\n\nSELECT 2;\n"))
                .containsExactly(
                        new Statement("SELECT 1"),
                        new Rows("COPY public.t (a, b) FROM stdin", "1\tx;\n\\N\t--\n"),
                        new Statement("SELECT 2"));
    }

    @Test
    void a_copy_may_have_no_rows() {
        assertThat(DumpScript.parts("copy t from STDIN;\n\\.\n")).containsExactly(new Rows("copy t from STDIN", ""));
    }

    @Test
    void a_copy_whose_rows_never_end_is_a_statement_for_the_server_to_refuse() {
        assertThat(DumpScript.parts("COPY t FROM stdin;\n1\n"))
                .containsExactly(new Statement("COPY t FROM stdin"), new Statement("1"));
    }

    @Test
    void what_restricts_psql_is_left_out_and_other_commands_are_not() {
        assertThat(DumpScript.parts("\\restrict abc\nSELECT 1;\n\\unrestrict abc\n"))
                .containsExactly(new Statement("SELECT 1"));
        assertThat(DumpScript.parts("\\connect other\n")).containsExactly(new Statement("\\connect other"));
    }
}
