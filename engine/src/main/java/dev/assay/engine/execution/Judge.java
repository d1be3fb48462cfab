package dev.assay.engine.execution;

import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Expectation.Outcome;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.schema.SchemaDifference;
import dev.assay.engine.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides what a history amounts to, as docs/judgement.md says. A pure function. */
final class Judge {

    private final List<ActSeen> acts;

    private Judge(History history) {
        this.acts = history.acts();
    }

    static Judgement judge(History history) {
        Judge judge = new Judge(history);
        List<Finding> findings = judge.findings();
        Behaviour worst = findings.stream().map(Finding::behaviour).reduce(Behaviour.CONVERGES, Behaviour::worse);
        List<String> unseen = new ArrayList<>(judge.unfired());
        unseen.addAll(judge.uncompared());
        return new Judgement(worst, findings, unseen, absent(history.acts()));
    }

    /**
     * A runner that was seen to work, and then refuses what is on disk whenever it finds that there, did not get as far as the
     * fault: that it refuses was seen all the same, and the fault would not have made it another runner.
     */
    private List<String> unfired() {
        List<String> unfired = new ArrayList<>();
        boolean worked = false;
        for (int i = 0; i < acts.size(); i++) {
            boolean refused = worked && refusesWhatIsOnDisk(i);
            acts.get(i)
                    .fault()
                    .filter(fault -> !fault.fired() && !fault.absent() && !refused)
                    .ifPresent(fault ->
                            unfired.add(fault.at().fileAndLine() + ": the fault did not fire: " + fault.what()));
            worked = worked || acts.get(i).succeeded();
        }
        return unfired;
    }

    /** Where one runner says that all is done, nobody knows whether a row was lost unless the rows were compared. */
    private List<String> uncompared() {
        return acts.stream()
                .filter(act -> act.anySucceeded() && !act.is(Action.Verb.RECOVER))
                .flatMap(act -> act.twin() instanceof Twin.Unknown unknown
                        ? Stream.of("%s: %s: the rows were not compared: %s"
                                .formatted(act.act().at().fileAndLine(), act.title(), unknown.why()))
                        : Stream.empty())
                .toList();
    }

    /** What a runner does once, as one COMMIT for everything that is pending, has no second time to be interrupted. */
    private static List<String> absent(List<ActSeen> acts) {
        return acts.stream()
                .flatMap(act -> act.fault().stream())
                .filter(FaultReport::absent)
                .map(fault -> fault.at().fileAndLine() + ": the runner has no such moment: " + fault.what())
                .toList();
    }

    private static boolean isRefusal(ActSeen act) {
        return act.outcomes().stream().allMatch(outcome -> outcome.ending() == Ending.FAILED) && !isChanged(act);
    }

    private static boolean isChanged(ActSeen act) {
        return Change.between(act.before(), act.after()).isPresent();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            ActSeen act = acts.get(i);
            findings.addAll(meddling(act));
            if (act.timedOut()) {
                findings.add(new Finding(
                        Behaviour.HANGS,
                        act.title() + ": the runner did not end within the bound",
                        act.act().at()));
            } else if (act.succeeded()) {
                findings.addAll(SuccessCheck.findings(act));
            } else if (act.anySucceeded()) {
                findings.addAll(SuccessCheck.findings(act));
                findings.addAll(gaveUp(act));
            } else {
                findings.addAll(claimsWithoutEffect(act));
                findings.addAll(failure(i));
            }
        }
        return findings;
    }

    /** Finds what a runner changed that was asked to change nothing, whatever it answers. */
    private static List<Finding> meddling(ActSeen act) {
        if (!act.act().action().verb().changesNothing()) {
            return List.of();
        }
        return Change.between(act.before(), act.after()).stream()
                .map(change -> new Finding(
                        Behaviour.DIVERGES,
                        act.title() + ": it should change nothing, and changed the database: " + change,
                        act.act().at()))
                .toList();
    }

    /** Of two runners one did the work, and the other one says loudly that it did not: it has to be started again. */
    private static List<Finding> gaveUp(ActSeen act) {
        Outcome expected = act.act().expect().outcome();
        if (expected != Outcome.SUCCESS) {
            return List.of();
        }
        return List.of(new Finding(
                Behaviour.REFUSES,
                "%s: one of the two runners did the work, and the other one failed: %s"
                        .formatted(act.title(), Texts.excerpt(act.outputOfFailed())),
                act.act().at()));
    }

    /** Finds what the tracker claims after a failed act and the schema lacks. */
    private static List<Finding> claimsWithoutEffect(ActSeen act) {
        // What an act that changes nothing finds there was not its doing, and may be why it says no.
        if (act.act().action().verb().changesNothing() || !(act.claimedTruth() instanceof Oracle.Schema claimed)) {
            return List.of();
        }
        // What the interrupted migration itself was to change or drop is not the earlier ones' failure.
        Snapshot owed = act.truth() instanceof Oracle.Schema target
                ? common(claimed.snapshot(), target.snapshot())
                : claimed.snapshot();
        SchemaDifference lacking = act.differenceFrom(owed).withoutUnexpected();
        if (lacking.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                Behaviour.DIVERGES,
                "%s: the tracker claims %s, and %s"
                        .formatted(act.title(), act.after().applied(), lacking.summary()),
                act.act().at()));
    }

    private static Snapshot common(Snapshot claimed, Snapshot target) {
        return Snapshot.of(
                claimed.serverVersion(),
                claimed.objects().values().stream()
                        .filter(object -> object.equals(target.objects().get(object.key())))
                        .toList());
    }

    private List<Finding> failure(int index) {
        ActSeen act = acts.get(index);
        Outcome expected = act.act().expect().outcome();
        boolean last = index == acts.size() - 1;
        List<Finding> findings = new ArrayList<>();
        if (expected != Outcome.FAILURE || !refusesToTheEnd(index)) {
            findings.addAll(nameless(act));
        }
        if (expected == Outcome.REFUSAL) {
            Change.between(act.before(), act.after())
                    .ifPresent(change -> findings.add(new Finding(
                            Behaviour.STUCK,
                            act.title() + ": a refusal was expected, and it changed the database: " + change,
                            act.act().at())));
        }
        if (expected == Outcome.SUCCESS || last) {
            findings.add(unhealed(index));
        }
        return findings;
    }

    /**
     * Whether it refuses what is on disk, also when nothing goes wrong any more: of that its message speaks. A recovery
     * that has nothing to do is no deploy that succeeds.
     */
    private boolean refusesToTheEnd(int index) {
        return areRefusals(acts.subList(index, acts.size()).stream());
    }

    /** The same of those acts that find the same on disk. */
    private boolean refusesWhatIsOnDisk(int index) {
        Release onDisk = acts.get(index).act().release();
        return areRefusals(acts.subList(index, acts.size()).stream()
                .filter(act -> act.act().release().equals(onDisk)));
    }

    private static boolean areRefusals(Stream<ActSeen> acts) {
        return acts.filter(act -> !act.is(Action.Verb.RECOVER) || isChanged(act))
                .allMatch(Judge::isRefusal);
    }

    private static List<Finding> nameless(ActSeen act) {
        List<String> names = act.act().expect().names();
        if (names.isEmpty() || names.stream().anyMatch(act.output()::contains)) {
            return List.of();
        }
        return List.of(new Finding(
                Behaviour.STUCK,
                "%s: the message should name one of %s, and says: %s"
                        .formatted(act.title(), names, Texts.excerpt(act.output())),
                act.act().at()));
    }

    private Finding unhealed(int index) {
        ActSeen act = acts.get(index);
        List<String> changes = LeftBehind.of(acts.subList(0, index + 1));
        Behaviour behaviour = changes.isEmpty() ? Behaviour.REFUSES : Behaviour.STUCK;
        String what = changes.isEmpty() ? "nothing was changed" : "left behind: " + String.join("; ", changes);
        return new Finding(
                behaviour,
                "%s failed (%s): %s".formatted(act.title(), what, Texts.excerpt(act.output())),
                act.act().at());
    }
}
