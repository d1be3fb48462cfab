package dev.assay.engine.execution;

import dev.assay.engine.data.DataDifference;
import dev.assay.engine.data.RowDifference;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.schema.SchemaDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares an act that reports success with the truth. */
final class SuccessCheck {

    private final ActSeen act;
    private final List<Finding> findings = new ArrayList<>();

    private SuccessCheck(ActSeen act) {
        this.act = act;
    }

    static List<Finding> findings(ActSeen act) {
        SuccessCheck check = new SuccessCheck(act);
        check.appliedSet();
        // A recovery mends the tracker; what it leaves in the schema is judged by the deploy that follows.
        if (!act.is(Action.Verb.RECOVER)) {
            check.schema();
            check.data();
            check.residue();
        }
        return check.findings;
    }

    private boolean asksForOneSet() {
        return act.act().action().verb().asksForOneSet();
    }

    private void found(Behaviour behaviour, String what) {
        findings.add(new Finding(behaviour, act.title() + ": " + what, act.act().at()));
    }

    private void appliedSet() {
        SortedSet<Long> claimed = act.after().applied().versions();
        SortedSet<Long> missing = new TreeSet<>(act.target());
        missing.removeAll(claimed);
        SortedSet<Long> extra = new TreeSet<>(claimed);
        extra.removeAll(act.target());
        // Where everything pending is one transaction, nothing of it is applied after a failure; the next deploy brings
        // it.
        if (!missing.isEmpty() && !act.is(Action.Verb.RECOVER)) {
            found(Behaviour.DIVERGES, "success was reported, and the applied set lacks " + missing);
        }
        if (!extra.isEmpty()) {
            found(
                    Behaviour.DIVERGES,
                    "success was reported, and the applied set holds more than the release: " + extra);
        }
    }

    private void schema() {
        if (act.truth() instanceof Oracle.Impossible impossible) {
            found(Behaviour.DIVERGES, "success was reported for a release that cannot be applied: " + impossible.why());
        } else if (act.truth() instanceof Oracle.Schema truth) {
            SchemaDifference whole = act.differenceFrom(truth.snapshot());
            SchemaDifference difference = asksForOneSet() ? whole.withoutUnexpected() : whole;
            if (!difference.isEmpty()) {
                found(Behaviour.DIVERGES, "success was reported, and the schema differs: " + difference.summary());
            }
        }
    }

    private void data() {
        if (!(act.twin() instanceof Twin.Rows twin)) {
            return;
        }
        DataDifference difference =
                DataDifference.between(twin.data(), act.after().data());
        if (!difference.isEmpty()) {
            Behaviour behaviour = onlyRepeats(difference) ? Behaviour.REPEATS : Behaviour.DIVERGES;
            found(behaviour, "success was reported, and the data differs: " + difference.summary());
        }
        act.after()
                .positions()
                .behind(twin.positions())
                .forEach(line -> found(Behaviour.DIVERGES, "success was reported, and " + line));
    }

    private static boolean onlyRepeats(DataDifference difference) {
        return difference.rows().stream().allMatch(row -> row.kind() == RowDifference.Kind.REPEATED);
    }

    private void residue() {
        if (!findings.isEmpty() || asksForOneSet()) {
            return;
        }
        if (act.after().applied().dirty().isPresent()) {
            found(
                    Behaviour.LEAKS,
                    "the tracker is marked dirty at "
                            + act.after().applied().dirty().getAsLong());
        }
        if (!act.after().applied().repeated().isEmpty()) {
            found(
                    Behaviour.LEAKS,
                    "the tracker holds more than one record of "
                            + act.after().applied().repeated());
        }
        act.residue().forEach(line -> found(Behaviour.LEAKS, line));
    }
}
