package dev.assay.adapter.setrunner;

import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Expectation;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.setrunner.sql.SqlScript;
import dev.assay.setrunner.sql.SqlScriptException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules that a scenario tests by what it is, whatever it is about, and so need not name. */
final class ImpliedRules {

    /** What every scenario tests: success without the work, failure without a status, what is left behind. */
    static final List<String> OF_ALL = List.of("AMR-012", "AMR-013", "AMR-105");

    /**
     * Some rules, and which scenarios test them.
     *
     * @param with what such a scenario has in it, in words
     * @param because why it tests the rules, in words
     */
    record Implication(String with, Predicate<ImpliedRules> holds, String because, List<String> rules) {

        static Implication of(String with, Predicate<ImpliedRules> holds, String because, String... rules) {
            return new Implication(with, holds, because, List.of(rules));
        }
    }

    static final List<Implication> IMPLICATIONS = List.of(
            Implication.of(
                    "an interruption",
                    ImpliedRules::isInterrupted,
                    "a plain run has to complete the release, and what was interrupted counts once",
                    "AMR-060"),
            Implication.of(
                    "a migration outside of a transaction",
                    ImpliedRules::hasNonTransactional,
                    "something has to be executed there, and something may stand in its way",
                    "AMR-067",
                    "AMR-091"),
            Implication.of(
                    "two runners at once",
                    ImpliedRules::hasRace,
                    "every effect has to be there once, and neither may be ended because it waits",
                    "AMR-087",
                    "AMR-092"),
            Implication.of(
                    "a message that must name something",
                    ImpliedRules::hasMessage,
                    "one that hides what went wrong does not",
                    "AMR-015"),
            Implication.of(
                    "a deploy with nothing pending",
                    ImpliedRules::hasRerun,
                    "it has to leave everything as it is",
                    "AMR-009"),
            Implication.of(
                    "versions of unequal length",
                    ImpliedRules::hasUnequalLengths,
                    "their texts stand in another order than their numbers, and in which one depends on the collation",
                    "AMR-003",
                    "AMR-004"),
            Implication.of(
                    "a migration that fails",
                    ImpliedRules::hasFailure,
                    "what comes behind it must not be run, and what came before it stays",
                    "AMR-010",
                    "AMR-014"),
            Implication.of(
                    "a counter that is taken over",
                    ImpliedRules::hasTakeover,
                    "what it covers has to be recorded, and not run again",
                    "AMR-051"),
            Implication.of(
                    "a removal of everything",
                    ImpliedRules::hasRemoval,
                    "the tracker is empty behind it and may still be there",
                    "AMR-063"),
            Implication.of(
                    "a semicolon inside a statement",
                    ImpliedRules::hasSemicolonInAStatement,
                    "what splits a file must know where a statement ends",
                    "AMR-021"),
            Implication.of(
                    "a `search_path` that a migration sets",
                    ImpliedRules::setsSearchPath,
                    "it stands between the runner and its tracker",
                    "AMR-107"));

    private final Scenario scenario;
    private final boolean explored;

    private ImpliedRules(Scenario scenario, boolean explored) {
        this.scenario = scenario;
        this.explored = explored;
    }

    /** Those of a scenario, without {@link #OF_ALL}. */
    static Set<String> of(KnownScenario known) {
        ImpliedRules scenario = new ImpliedRules(known.scenario(), known.isExplored());
        Set<String> rules = new TreeSet<>();
        IMPLICATIONS.stream()
                .filter(implication -> implication.holds().test(scenario))
                .forEach(implication -> rules.addAll(implication.rules()));
        return rules;
    }

    private boolean isInterrupted() {
        return explored || acts().anyMatch(act -> act.fault().isPresent());
    }

    private boolean hasNonTransactional() {
        return steps().anyMatch(step -> step instanceof Step.Act act
                && act.release().migrations().stream().anyMatch(migration -> !migration.transactional()));
    }

    private boolean hasRace() {
        return steps().anyMatch(Step.Race.class::isInstance);
    }

    private boolean hasMessage() {
        return acts().anyMatch(act -> !act.expect().names().isEmpty());
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

    private boolean hasUnequalLengths() {
        return releases()
                .anyMatch(release -> release.versions().stream()
                                .map(version -> String.valueOf(version).length())
                                .distinct()
                                .count()
                        > 1);
    }

    private boolean hasFailure() {
        return acts().anyMatch(act -> act.fault().isEmpty() && act.expect().outcome() == Expectation.Outcome.FAILURE);
    }

    private boolean hasTakeover() {
        return steps().anyMatch(step ->
                step instanceof Step.Legacy legacy && legacy.version().isPresent());
    }

    private boolean hasRemoval() {
        return acts().anyMatch(act -> act.is(Action.Verb.CLEAN));
    }

    private boolean setsSearchPath() {
        return texts().anyMatch(text -> text.contains("search_path"));
    }

    private boolean hasSemicolonInAStatement() {
        return texts().anyMatch(text -> {
            try {
                return SqlScript.split(text).stream()
                        .anyMatch(statement -> statement.text().contains(";"));
            } catch (SqlScriptException refused) {
                return false;
            }
        });
    }

    /** What its migrations execute, upwards. */
    private Stream<String> texts() {
        return releases().flatMap(release -> release.migrations().stream()).map(Migration::up);
    }

    private Stream<Release> releases() {
        return steps().flatMap(step -> release(step).stream());
    }

    private static Optional<Release> release(Step step) {
        if (step instanceof Step.Act act) {
            return Optional.of(act.release());
        }
        return step instanceof Step.Legacy legacy ? Optional.of(legacy.applied()) : Optional.empty();
    }

    private Stream<Step> steps() {
        return scenario.cases().stream().flatMap(one -> one.steps().stream());
    }

    private Stream<Step.Solo> acts() {
        return steps().filter(Step.Solo.class::isInstance).map(Step.Solo.class::cast);
    }
}
