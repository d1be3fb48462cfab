package dev.assay.cli;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is wrong with scenario files. */
final class Validation {

    private final List<String> problems = new ArrayList<>();
    private final Map<String, Scenario> byId = new HashMap<>();
    private int files;
    private int sound;

    private Validation() {}

    static Validation of(List<Path> paths) {
        Validation validation = new Validation();
        paths.stream().flatMap(path -> filesOf(path).stream()).forEach(validation::look);
        return validation;
    }

    private static List<Path> filesOf(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            return found.isEmpty() ? List.of(path) : found;
        } catch (IOException e) {
            return List.of(path);
        }
    }

    private void look(Path file) {
        files++;
        int before = problems.size();
        try {
            Scenario scenario = ScenarioParser.parse(file.toString(), Files.readString(file));
            unique(scenario);
        } catch (InputException e) {
            e.problems().stream().map(Problem::toString).forEach(problems::add);
        } catch (CharacterCodingException e) {
            problems.add(unreadable(file, "bytes that are not UTF-8", "save it as UTF-8"));
        } catch (IOException e) {
            String found = Files.isDirectory(file)
                    ? "a directory without files that end in .yaml"
                    : Files.exists(file) ? "a file that cannot be read" : "nothing";
            problems.add(unreadable(file, found, "correct the path"));
        }
        if (problems.size() == before) {
            sound++;
        }
    }

    private static String unreadable(Path file, String found, String next) {
        return UserError.at(file.toString())
                .expected("a scenario file, in UTF-8")
                .found(found)
                .rule("scenarios are YAML files")
                .next(next)
                .text();
    }

    private void unique(Scenario scenario) {
        Scenario other = byId.putIfAbsent(scenario.id(), scenario);
        if (other != null) {
            problems.add("%s: found the id '%s', which %s has; expected another id (ids are unique); rename one"
                    .formatted(scenario.at(), scenario.id(), other.at()));
        }
    }

    int files() {
        return files;
    }

    int sound() {
        return sound;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
