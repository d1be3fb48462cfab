package dev.assay.adapter.setrunner;

import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import dev.assay.engine.scenario.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A scenario of the catalogue and its file. */
record KnownScenario(Scenario scenario, Path file) {

    static List<KnownScenario> all() {
        Path catalogue = Path.of(System.getProperty("assay.project.dir"))
                .resolve("scenarios/src/main/resources/dev/assay/scenarios");
        try (Stream<Path> files = Files.walk(catalogue)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(KnownScenario::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownScenario of(Path file) {
        try {
            return new KnownScenario(ScenarioParser.parse(file.toString(), Files.readString(file)), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return scenario.id();
    }

    boolean isExplored() {
        return scenario.exploration()
                .filter(exploration -> exploration instanceof Exploration.CrashPoints
                        || exploration instanceof Exploration.Interleavings)
                .isPresent();
    }

    /** Tells whether playing it takes long: it is explored, or its runners are processes of their own. */
    boolean isLong() {
        return isExplored()
                || scenario.cases().stream()
                        .flatMap(one -> one.steps().stream())
                        .filter(Step.Solo.class::isInstance)
                        .flatMap(step -> ((Step.Solo) step).fault().stream())
                        .anyMatch(fault -> fault.kind() == Fault.Kind.KILL || fault.kind() == Fault.Kind.FREEZE);
    }

    /** The rules that it tests. */
    Set<String> rules() {
        Set<String> rules = ownRules();
        rules.addAll(ImpliedRules.OF_ALL);
        return rules;
    }

    /** The rules that it names, and those that it tests by what it is, without those that every scenario tests. */
    Set<String> ownRules() {
        Set<String> rules = new TreeSet<>(scenario.rules());
        rules.addAll(ImpliedRules.of(this));
        return rules;
    }
}
