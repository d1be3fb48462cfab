package dev.assay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.specification.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No id is ever used again: {@code published-ids.txt} holds all that ever were, one a line, and is only added to. An id that is
 * gone stays there, with the version that it went with: {@code old-story gone 2.0.0}.
 */
class PublishedTests {

    private static final List<String> PUBLISHED = lines();

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(PublishedTests.class.getResourceAsStream("/published-ids.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the ids of a catalogue, given those that were published; empty if nothing is. */
    private static List<String> problems(Collection<String> published, Set<String> now) {
        List<String> problems = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (String line : published) {
            String id = line.split(" ", 2)[0];
            boolean gone = line.matches("\\S+ gone [0-9]+\\.[0-9]+\\.[0-9]+");
            if (!known.add(id)) {
                problems.add(id + " stands in the list twice");
            }
            if (gone && now.contains(id)) {
                problems.add(id + " is used again after it was gone");
            } else if (!gone && !now.contains(id)) {
                problems.add(id + " is gone and not marked so");
            }
        }
        now.stream().filter(id -> !known.contains(id)).forEach(id -> problems.add(id + " is new and not listed"));
        return problems;
    }

    @Test
    void every_id_is_published_once_and_never_used_again() {
        Set<String> now = new TreeSet<>();
        Rules.SHIPPED.rules().stream().map(Rule::id).forEach(now::add);
        Catalogue.entries().stream().map(Catalogue.Entry::stem).forEach(now::add);

        assertThat(problems(PUBLISHED, now))
                .as("published-ids.txt is only added to; CATALOGUE.md says how")
                .isEmpty();
    }

    @Test
    void what_is_new_gone_or_used_again_is_seen() {
        List<String> published = List.of("AMR-001", "AMR-002", "old-story gone 1.1.0", "AMR-001");

        assertThat(problems(published, Set.of("AMR-001", "old-story", "new-story")))
                .containsExactly(
                        "AMR-002 is gone and not marked so",
                        "old-story is used again after it was gone",
                        "AMR-001 stands in the list twice",
                        "new-story is new and not listed");
        assertThat(problems(List.of("a gone 1.0.0", "b"), Set.of("b"))).isEmpty();
    }

    @Test
    void the_changelog_begins_with_the_version_of_the_catalogue() throws IOException {
        List<String> versions = Files.readAllLines(Examples.project().resolve("CATALOGUE.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(versions).first().isEqualTo(Rules.SHIPPED.version());
        assertThat(versions).doesNotHaveDuplicates();
    }
}
