package dev.assay.engine.execution;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.schema.Level;
import dev.assay.engine.schema.SchemaDifference;
import dev.assay.engine.schema.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What was seen of one act.
 *
 * @param number which act it was, counted from 1
 * @param act the step
 * @param outcomes how each runner ended: one, or two after a race
 * @param before the database before it
 * @param after the database when the runner had ended
 * @param target the versions that should be applied if the act succeeds
 * @param level how much the schema must have in common with the truth
 * @param truth the schema that those versions give
 * @param claimedTruth the schema that the versions claimed afterwards give
 * @param twin the rows that the database should hold, or why that cannot be said
 * @param residue what the runner left behind, a line each
 * @param fault whether the fault fired, if there was one
 */
record ActSeen(
        int number,
        Step.Act act,
        List<Outcome> outcomes,
        State before,
        State after,
        SortedSet<Long> target,
        Level level,
        Oracle.Truth truth,
        Oracle.Truth claimedTruth,
        Twin.Content twin,
        List<String> residue,
        Optional<FaultReport> fault) {

    boolean is(Action.Verb verb) {
        return act.is(verb);
    }

    boolean succeeded() {
        return outcomes.stream().allMatch(Outcome::succeeded);
    }

    /** Whether one of several runners reports success, so that everything must be done. */
    boolean anySucceeded() {
        return outcomes.stream().anyMatch(Outcome::succeeded);
    }

    String outputOfFailed() {
        return outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .map(Outcome::output)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    boolean timedOut() {
        return outcomes.stream().anyMatch(outcome -> outcome.ending() == Outcome.Ending.TIMED_OUT);
    }

    String output() {
        return String.join(
                System.lineSeparator(), outcomes.stream().map(Outcome::output).toList());
    }

    /** Compares a schema with the one that the act left, as far as the scenario asks. */
    SchemaDifference differenceFrom(Snapshot schema) {
        return SchemaDifference.between(schema, after.schema(), level);
    }

    /** Names the act in messages, for instance {@code deploy 2}. */
    String title() {
        return StepText.title(act) + " " + number;
    }
}
