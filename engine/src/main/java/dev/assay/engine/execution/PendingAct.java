package dev.assay.engine.execution;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An act whose runner has ended and after which the database was not yet looked at.
 *
 * @param number which act it was, counted from 1
 * @param act the step
 * @param outcomes how each runner ended
 * @param before the database before it
 * @param beginning the database before the first act of the story
 * @param residue what the runner left behind
 * @param fault whether the fault fired, if there was one
 */
record PendingAct(
        int number,
        Step.Act act,
        List<Outcome> outcomes,
        State before,
        State beginning,
        List<String> residue,
        Optional<FaultReport> fault) {

    ActSeen settle(Stage stage) throws SQLException {
        State after = stage.state(act.release());
        SortedSet<Long> target = target();
        return new ActSeen(
                number,
                act,
                outcomes,
                before,
                after,
                target,
                stage.level(),
                truth(stage, target),
                stage.claimedTruth(act.release(), after.applied()),
                stage.twin(act, succeeded(), after.applied()),
                residue,
                fault);
    }

    /** Of a runner that removed everything, the schema is the one from which the story began. */
    private Oracle.Truth truth(Stage stage, SortedSet<Long> target) {
        return act.is(Action.Verb.CLEAN) ? new Oracle.Schema(beginning.schema()) : stage.truth(act.release(), target);
    }

    private boolean succeeded() {
        return outcomes.stream().anyMatch(Outcome::succeeded);
    }

    private SortedSet<Long> target() {
        return act.action().leaves(act.release(), before.applied().versions());
    }
}
