package dev.assay.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.schema.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequencePositionsTests {

    private static SequencePositions read(String... sql) throws SQLException {
        try (Connection connection = TestServer.connect(TestServer.databaseWith(sql))) {
            return SequencePositions.read(connection);
        }
    }

    private static SequencePositions standing(long lastValue, boolean called, long increment) {
        return new SequencePositions(
                new TreeMap<>(Map.of("public.s", new SequencePosition(lastValue, called, increment))));
    }

    @Test
    void are_read_of_sequences_that_were_asked_set_and_left_alone() throws SQLException {
        assertThat(read(
                                "CREATE SEQUENCE asked; SELECT nextval('asked'), nextval('asked')",
                                "CREATE SEQUENCE \"Set \"\" to\"; SELECT setval('\"Set \"\" to\"', 9, false)",
                                "CREATE SCHEMA app; CREATE TABLE app.account (id int GENERATED ALWAYS AS IDENTITY)",
                                "CREATE SEQUENCE down INCREMENT -5")
                        .sequences())
                .containsOnly(
                        Map.entry("public.asked", new SequencePosition(2, true, 1)),
                        Map.entry("public.\"Set \"\" to\"", new SequencePosition(9, false, 1)),
                        Map.entry("app.account_id_seq", new SequencePosition(1, false, 1)),
                        Map.entry("public.down", new SequencePosition(-1, false, -5)));
    }

    @Test
    void are_not_read_where_they_may_rightly_be_anywhere() throws SQLException {
        assertThat(read(
                        "CREATE SEQUENCE cycles CYCLE",
                        "CREATE SEQUENCE several CACHE 10",
                        "CREATE UNLOGGED SEQUENCE unlogged",
                        "CREATE TEMP SEQUENCE temporary"))
                .isEqualTo(SequencePositions.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        // last value, called, increment of what is expected, then of what is; whether it is behind
        "10, true, 1,  9, true, 1,   true",
        "10, true, 1,  10, true, 1,  false",
        "10, true, 1,  11, true, 1,  false",
        "10, true, 1,  10, false, 1, true",
        "10, true, 1,  11, false, 1, false",
        "10, false, 1, 9, true, 1,   false",
        "10, false, 1, 1, false, 1,  true",
        "-10, true, -1, -9, true, -1,  true",
        "-10, true, -1, -11, true, -1, false",
        "9223372036854775807, true, 1, 9223372036854775806, true, 1, true",
        "9223372036854775807, true, 1, 9223372036854775807, true, 1, false",
        "10, true, 1,  9, true, -1,  false",
    })
    void are_behind_if_a_value_comes_again(
            long expectedLast,
            boolean expectedCalled,
            long expectedIncrement,
            long last,
            boolean called,
            long increment,
            boolean behind) {
        SequencePositions expected = standing(expectedLast, expectedCalled, expectedIncrement);
        SequencePositions actual = standing(last, called, increment);

        assertThat(!actual.behind(expected).isEmpty()).isEqualTo(behind);
    }

    @Test
    void that_are_behind_are_named_with_what_they_give_next() {
        assertThat(standing(1, false, 1).behind(standing(100, true, 1)))
                .isEqualTo(List.of("sequence public.s is behind: it gives 1 next, and should give 101"));
    }

    @Test
    void that_only_one_side_has_are_left_to_the_comparison_of_schemas() {
        assertThat(SequencePositions.NONE.behind(standing(100, true, 1))).isEmpty();
        assertThat(standing(100, true, 1).behind(SequencePositions.NONE)).isEmpty();
    }
}
