package dev.assay.adapter.setrunner;

import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Expectation;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import dev.assay.engine.scenario.Step;
import dev.assay.setrunner.sql.SqlScript;
import dev.assay.setrunner.sql.SqlScriptException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A scenario of the catalogue and its file. */
record KnownScenario(Scenario scenario, Path file) {

    /** Every act is looked at for success without the work, failure without a status, and what is left behind. */
    private static final List<String> OF_ALL = List.of("AMR-012", "AMR-013", "AMR-105");

    /** Behind an interruption, a plain run has to complete the release, and what was interrupted counts once. */
    private static final List<String> OF_FAULTS = List.of("AMR-060");

    /** What has to be executed outside of a transaction, and what stands in its way. */
    private static final List<String> OF_NON_TRANSACTIONAL = List.of("AMR-067", "AMR-091");

    /** Of two runners at once, every effect has to be there once, and neither may be ended because it waits. */
    private static final List<String> OF_RACES = List.of("AMR-087", "AMR-092");

    /** Where a message must name something, one that hides what went wrong does not. */
    private static final List<String> OF_MESSAGES = List.of("AMR-015");

    /** A run that finds nothing pending has to leave everything as it is. */
    private static final List<String> OF_RERUNS = List.of("AMR-009");

    /** The texts of such versions stand in another order than their numbers, and in which one depends on the collation. */
    private static final List<String> OF_UNEQUAL_LENGTHS = List.of("AMR-003", "AMR-004");

    /** What comes behind a migration that fails must not be run, and what came before it stays. */
    private static final List<String> OF_FAILURES = List.of("AMR-010", "AMR-014");

    /** What a counter covers that is taken over has to be recorded, and not run again. */
    private static final List<String> OF_TAKEOVERS = List.of("AMR-051");

    /** What splits a file must know where a statement ends. */
    private static final List<String> OF_SEMICOLONS = List.of("AMR-021");

    /** A path that a migration sets stands between the runner and its tracker. */
    private static final List<String> OF_SEARCH_PATHS = List.of("AMR-107");

    /** Behind a removal, the tracker is empty and may still be there. */
    private static final List<String> OF_REMOVALS = List.of("AMR-063");

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
                || acts().flatMap(act -> act.fault().stream())
                        .anyMatch(fault -> fault.kind() == Fault.Kind.KILL || fault.kind() == Fault.Kind.FREEZE);
    }

    /** The rules that it tests. */
    Set<String> rules() {
        Set<String> rules = ownRules();
        rules.addAll(OF_ALL);
        return rules;
    }

    /** The rules that it names, and those that it tests by what it is, without those that every scenario tests. */
    Set<String> ownRules() {
        Set<String> rules = new TreeSet<>(scenario.rules());
        if (isExplored() || acts().anyMatch(act -> act.fault().isPresent())) {
            rules.addAll(OF_FAULTS);
        }
        if (steps().anyMatch(KnownScenario::isNonTransactional)) {
            rules.addAll(OF_NON_TRANSACTIONAL);
        }
        if (steps().anyMatch(Step.Race.class::isInstance)) {
            rules.addAll(OF_RACES);
        }
        if (acts().anyMatch(act -> !act.expect().names().isEmpty())) {
            rules.addAll(OF_MESSAGES);
        }
        if (hasRerun()) {
            rules.addAll(OF_RERUNS);
        }
        if (steps().anyMatch(KnownScenario::hasUnequalLengths)) {
            rules.addAll(OF_UNEQUAL_LENGTHS);
        }
        if (acts().anyMatch(act -> act.fault().isEmpty() && act.expect().outcome() == Expectation.Outcome.FAILURE)) {
            rules.addAll(OF_FAILURES);
        }
        if (steps().anyMatch(step ->
                step instanceof Step.Legacy legacy && legacy.version().isPresent())) {
            rules.addAll(OF_TAKEOVERS);
        }
        if (acts().anyMatch(act -> act.is(Action.Verb.CLEAN))) {
            rules.addAll(OF_REMOVALS);
        }
        if (texts().anyMatch(KnownScenario::hasSemicolonInAStatement)) {
            rules.addAll(OF_SEMICOLONS);
        }
        if (texts().anyMatch(text -> text.contains("search_path"))) {
            rules.addAll(OF_SEARCH_PATHS);
        }
        return rules;
    }

    /** Whether a deploy, or the second of two, finds everything on disk that was there before. */
    private boolean hasRerun() {
        return scenario.cases().stream().anyMatch(one -> {
            Set<Long> before = new TreeSet<>();
            for (Step step : one.steps()) {
                if (step instanceof Step.Race
                        || (step instanceof Step.Solo act
                                && act.is(Action.Verb.DEPLOY)
                                && before.containsAll(act.release().versions()))) {
                    return true;
                }
                release(step).map(Release::versions).ifPresent(before::addAll);
            }
            return false;
        });
    }

    private static boolean hasUnequalLengths(Step step) {
        return release(step).stream()
                        .flatMap(release -> release.versions().stream())
                        .map(version -> String.valueOf(version).length())
                        .distinct()
                        .count()
                > 1;
    }

    private static Optional<Release> release(Step step) {
        if (step instanceof Step.Act act) {
            return Optional.of(act.release());
        }
        return step instanceof Step.Legacy legacy ? Optional.of(legacy.applied()) : Optional.empty();
    }

    /** What its migrations execute, upwards. */
    private Stream<String> texts() {
        return steps().flatMap(step -> release(step).stream())
                .flatMap(release -> release.migrations().stream())
                .map(Migration::up);
    }

    private static boolean hasSemicolonInAStatement(String text) {
        try {
            return SqlScript.split(text).stream()
                    .anyMatch(statement -> statement.text().contains(";"));
        } catch (SqlScriptException refused) {
            return false;
        }
    }

    private Stream<Step> steps() {
        return scenario.cases().stream().flatMap(one -> one.steps().stream());
    }

    private Stream<Step.Solo> acts() {
        return steps().filter(Step.Solo.class::isInstance).map(Step.Solo.class::cast);
    }

    private static boolean isNonTransactional(Step step) {
        return step instanceof Step.Act act
                && act.release().migrations().stream().anyMatch(migration -> !migration.transactional());
    }
}
