package dev.assay.engine.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleTests {

    private static final Optional<Integer> NOTHING = Optional.empty();

    @Test
    void is_everything_where_nobody_asks_for_less() {
        assertThat(Sample.of(NOTHING, NOTHING, Optional.empty())).isEqualTo(new Sample(Sample.ALL, 1, true));
        assertThat(Sample.of(NOTHING, NOTHING, Optional.of(7L)))
                .as("a seed changes nothing about everything")
                .isEqualTo(new Sample(Sample.ALL, 7, true));
    }

    @Test
    void is_the_one_of_the_adapter_unless_another_is_asked_for() {
        assertThat(Sample.of(NOTHING, Optional.of(8), Optional.empty())).isEqualTo(new Sample(8, 1, true));
        assertThat(Sample.of(Optional.of(8), Optional.of(8), Optional.of(1L))).isEqualTo(new Sample(8, 1, true));
        assertThat(Sample.of(NOTHING, Optional.of(8), Optional.of(2L))).isEqualTo(new Sample(8, 2, false));
        assertThat(Sample.of(Optional.of(5), Optional.of(8), Optional.empty())).isEqualTo(new Sample(5, 1, false));
        assertThat(Sample.of(Optional.of(Sample.ALL), Optional.of(8), Optional.empty()))
                .isEqualTo(new Sample(Sample.ALL, 1, false));
    }

    @Test
    void is_foreign_to_a_list_that_was_recorded_with_everything() {
        assertThat(Sample.of(Optional.of(5), NOTHING, Optional.empty())).isEqualTo(new Sample(5, 1, false));
    }
}
