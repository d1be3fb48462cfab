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

    /** Every act is looked at for success without the work, failure without a status, and what is left behind. */
    static final List<String> OF_ALL = List.of("AMR-012", "AMR-013", "AMR-105");

    /** Some rules, and which scenarios test them. */
    private record Implication(Predicate<ImpliedRules> holds, List<String> rules) {

        static Implication when(Predicate<ImpliedRules> holds, String... rules) {
            return new Implication(holds, List.of(rules));
        }
    }

    private static final List<Implication> IMPLICATIONS = List.of(
            // Behind an interruption, a plain run has to complete the release, and what was interrupted counts once.
            Implication.when(ImpliedRules::isInterrupted, "AMR-060"),
            // What has to be executed outside of a transaction, and what stands in its way.
            Implication.when(ImpliedRules::hasNonTransactional, "AMR-067", "AMR-091"),
            // Of two runners at once, every effect has to be there once, and neither may be ended because it waits.
            Implication.when(ImpliedRules::hasRace, "AMR-087", "AMR-092"),
            // Where a message must name something, one that hides what went wrong does not.
            Implication.when(ImpliedRules::hasMessage, "AMR-015"),
            // A run that finds nothing pending has to leave everything as it is.
            Implication.when(ImpliedRules::hasRerun, "AMR-009"),
            // The texts of such versions stand in another order than their numbers, and in which one depends on the
            // collation.
            Implication.when(ImpliedRules::hasUnequalLengths, "AMR-003", "AMR-004"),
            // What comes behind a migration that fails must not be run, and what came before it stays.
            Implication.when(ImpliedRules::hasFailure, "AMR-010", "AMR-014"),
            // What a counter covers that is taken over has to be recorded, and not run again.
            Implication.when(ImpliedRules::hasTakeover, "AMR-051"),
            // Behind a removal, the tracker is empty and may still be there.
            Implication.when(ImpliedRules::hasRemoval, "AMR-063"),
            // What splits a file must know where a statement ends.
            Implication.when(ImpliedRules::hasSemicolonInAStatement, "AMR-021"),
            // A path that a migration sets stands between the runner and its tracker.
            Implication.when(ImpliedRules::setsSearchPath, "AMR-107"));

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
