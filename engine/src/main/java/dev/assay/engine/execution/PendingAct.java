package dev.assay.engine.execution;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.scenario.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An act whose runner has ended and after which the database was not yet looked at.
 *
 * @param number which act it was, counted from 1
 * @param act the step
 * @param outcomes how each runner ended
 * @param before the database before it
 * @param residue what the runner left behind
 * @param fault whether the fault fired, if there was one
 */
record PendingAct(
        int number,
        Step.Act act,
        List<Outcome> outcomes,
        State before,
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
                stage.truth(act.release(), target),
                stage.claimedTruth(act.release(), after.applied()),
                stage.twin(act, after.applied()),
                residue,
                fault);
    }

    private SortedSet<Long> target() {
        return target(act);
    }

    private static SortedSet<Long> target(Step.Act act) {
        if (act instanceof Step.Schedule schedule) {
            return target(schedule.act());
        } else if (act instanceof Step.Rollback rollback) {
            return new TreeSet<>(act.release().versions().headSet(rollback.to() + 1));
        } else if (act instanceof Step.Recover recover) {
            return new TreeSet<>(act.release().versions().headSet(recover.to() + 1));
        }
        return act.release().versions();
    }
}
