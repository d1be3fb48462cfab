package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcerptsTests {

    @Test
    void leave_a_short_text_alone() {
        assertThat(Excerpts.text("x".repeat(100), 100)).hasSize(100);
    }

    @Test
    void keep_the_beginning_and_more_of_the_end_of_a_long_one() {
        String text = "a".repeat(1000) + "b".repeat(1000);

        assertThat(Excerpts.text(text, 100))
                .startsWith("a".repeat(25) + "\n... 1900 characters left out ...\n")
                .endsWith("\n" + "b".repeat(75));
    }

    @Test
    void never_cut_a_character_in_two() {
        String text = "\ud83d\ude00".repeat(1000);

        for (int most = 4; most < 40; most++) {
            String excerpt = Excerpts.text(text, most);
            assertThat(new String(
                            excerpt.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(excerpt);
        }
    }

    @Test
    void keep_the_lines_around_a_mark_and_count_the_others() {
        List<String> lines = new ArrayList<>(
                IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());
        lines.set(50, "! here");

        List<String> kept = Excerpts.lines(lines, "!", 9, 80);

        assertThat(kept).contains("! here", "line 49", "line 51").hasSize(11);
        assertThat(kept.get(0)).isEqualTo("... 44 lines left out ...");
        assertThat(kept.get(10)).isEqualTo("... 47 lines left out ...");
    }

    @Test
    void keep_all_lines_that_fit() {
        assertThat(Excerpts.lines(List.of("a", "b"), "!", 2, 80)).containsExactly("a", "b");
    }
}
