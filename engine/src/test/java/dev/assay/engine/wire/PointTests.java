package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointTests {

    private static WireRequest request(RequestKind kind, String sql) {
        return new WireRequest(1, 1, 1, kind, sql, null, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (a)",
                "create index\n    i\n    on t (a)",
                "BEGIN;\r\n\tCREATE  INDEX i\tON t (a);\r\nCOMMIT"
            })
    void of_a_text_is_found_whatever_the_case_and_the_white_space(String sql) {
        assertThat(Point.sql(" create index  I\n on t ").matches(request(RequestKind.QUERY, sql)))
                .isTrue();
    }

    @Test
    void of_a_text_is_not_found_where_it_is_not() {
        assertThat(Point.sql("CREATE INDEX i").matches(request(RequestKind.QUERY, "CREATE INDEXi")))
                .isFalse();
        assertThat(Point.sql("CREATE INDEX").toString()).isEqualTo("a statement with \"CREATE INDEX\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"PARSE", "BIND", "DESCRIBE"})
    void of_a_text_is_not_found_where_nothing_is_run(RequestKind kind) {
        assertThat(Point.sql("CREATE INDEX").matches(request(kind, "CREATE INDEX i ON t (a)")))
                .isFalse();
    }
}
