package dev.assay.cli;

import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.adapter.DeviationFile;
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

/** What is wrong with scenarios, descriptors and recorded deviations. */
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
            String text = Files.readString(file);
            switch (InputKind.of(text)) {
                case SCENARIO -> unique(ScenarioParser.parse(file.toString(), text));
                case DEVIATIONS -> DeviationFile.parse(file.toString(), text);
                case DESCRIPTOR -> descriptor(file);
            }
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

    private void descriptor(Path file) {
        try {
            Adapters.load(new AdapterSettings(RunnerArguments.tools(), List.of(file)));
        } catch (IllegalArgumentException e) {
            problems.add(file + ": " + e.getMessage());
        }
    }

    private static String unreadable(Path file, String found, String next) {
        return UserError.at(file.toString())
                .expected("a scenario, a descriptor or recorded deviations, in UTF-8")
                .found(found)
                .rule("all of these are YAML files")
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
