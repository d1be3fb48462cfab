package dev.assay.scenarios;

import dev.assay.engine.scenario.ScenarioParser;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import dev.assay.engine.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The YAML examples of the reference; one that shows only some keys of a scenario is completed with plain ones. */
final class Examples {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

    private static final Map<String, String> PLAIN = new TreeMap<>(Map.of(
            "id", "id: an-example\n",
            "title", "title: What a right runner does\n",
            "family", "family: examples\n",
            "profile", "profile: history\n",
            "severity", "severity: silent\n",
            "sources", "sources: [seed 002]\n",
            "story", "story: Something happened.\n",
            "steps", "steps:\n  - deploy: [1]\n",
            "accept", "accept: [converges, refuses]\n",
            "migrations", """
            migrations:
              - {version: 1, name: accounts, up: CREATE TABLE account (id bigint)}
              - version: 2
                name: offices
                up: CREATE TABLE office (id bigint)
                variants:
                  edited: {up: CREATE TABLE office (id integer)}
              - {version: 3, name: rooms, up: CREATE TABLE room (id bigint)}
            """));

    private Examples() {}

    /** One example, with what it is shown by and as a whole scenario. */
    record Example(String shown, String whole) {
        @Override
        public String toString() {
            return shown.strip().lines().findFirst().orElse("");
        }
    }

    static String reference() {
        try {
            return Files.readString(project().resolve("docs/scenario-language.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path project() {
        String told = System.getProperty("assay.project.dir");
        Path place = Path.of(told == null ? "" : told).toAbsolutePath();
        while (!Files.exists(place.resolve("docs/scenario-language.md"))) {
            place = Objects.requireNonNull(place.getParent(), "docs/scenario-language.md is not above this directory");
        }
        return place;
    }

    static List<Example> all() {
        return BLOCK.matcher(reference())
                .results()
                .map(result -> result.group(1))
                .map(shown -> new Example(shown, complete(shown)))
                .toList();
    }

    private static String complete(String shown) {
        YamlNode.Mapping mapping = (YamlNode.Mapping) YamlReader.read("example", shown);
        return shown
                + PLAIN.entrySet().stream()
                        .filter(entry -> !mapping.entries().containsKey(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining());
    }

    static List<Problem> problems(String yaml) {
        try {
            ScenarioParser.parse("example", yaml);
            return List.of();
        } catch (InputException e) {
            return e.problems();
        }
    }
}
