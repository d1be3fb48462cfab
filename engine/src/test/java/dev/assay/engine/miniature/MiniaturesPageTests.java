package dev.assay.engine.miniature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/miniatures.md lists the flaws that there are; that each is seen as the page says is what DetectorTests show. */
class MiniaturesPageTests {

    @Test
    void lists_every_flaw_and_what_it_is_seen_as() throws IOException {
        List<String> expected = Arrays.stream(Flaw.values())
                .map(flaw -> "| `" + flaw.runner() + "` | `" + Words.spelling(flaw.seenAs()) + "` |")
                .toList();

        assertThat(rows("| `miniature-")).containsExactlyElementsOf(expected);
    }

    @Test
    void lists_every_carelessness() throws IOException {
        List<String> expected = Arrays.stream(Carelessness.values())
                .map(way -> "| `" + way.runner() + "` |")
                .toList();

        assertThat(rows("| `careless-")).containsExactlyElementsOf(expected);
    }

    private static List<String> rows(String start) throws IOException {
        Path page = Path.of(System.getProperty("assay.project.dir"), "docs", "miniatures.md");
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith(start))
                .toList();
    }
}
