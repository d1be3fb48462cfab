package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearingTests {

    private final Clearing clearing = new Clearing();
    private final List<String> cleared = new ArrayList<>();

    private void twoOfFourFail() {
        clearing.attempt(() -> cleared.add("first"));
        clearing.attempt(() -> {
            throw new IOException("the second is in use");
        });
        clearing.attempt(() -> cleared.add("third"));
        clearing.attempt(() -> {
            throw new IllegalStateException("the fourth is at \"password=s3cret\"");
        });
    }

    @Test
    void goes_on_behind_what_fails_and_tells_of_it_without_passwords() {
        twoOfFourFail();

        assertThat(cleared).containsExactly("first", "third");
        assertThat(clearing.notes())
                .containsExactly(
                        "clearing away: the second is in use; it is tried again when Assay has ended",
                        "clearing away: the fourth is at \"password=[redacted]; it is tried again when Assay has ended");
    }

    @Test
    void fails_in_the_end_with_all_that_failed() {
        twoOfFourFail();

        assertThatThrownBy(() -> clearing.finish("the ways could not be closed"))
                .isInstanceOf(ExecutionException.class)
                .hasMessageStartingWith("the ways could not be closed: the second is in use; the fourth is at ")
                .hasCauseInstanceOf(IOException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }

    @Test
    void does_not_fail_where_nothing_did() {
        clearing.attempt(() -> cleared.add("first"));

        clearing.finish("the ways could not be closed");

        assertThat(clearing.notes()).isEmpty();
    }
}
