package dev.assay.engine.execution;

import dev.assay.engine.scenario.Action;
import dev.assay.engine.schema.SchemaDifference;
import java.util.ArrayList;
import java.util.List;

/** What a failed act changed, and the failed acts before it, as far as no recovery took it back. */
final class LeftBehind {

    private final List<ActSeen> failed = new ArrayList<>();

    private LeftBehind() {}

    /**
     * Tells what is left of an act that failed.
     *
     * @param acts what was seen up to that act, which is the last one
     * @return a line for each act that changed something, empty if all of them changed nothing or it was taken back
     */
    static List<String> of(List<ActSeen> acts) {
        LeftBehind left = new LeftBehind();
        acts.subList(beginning(acts), acts.size()).forEach(left::add);
        return left.failed.stream()
                .flatMap(act ->
                        Change.between(act.before(), act.after()).stream().map(change -> act.title() + " " + change))
                .toList();
    }

    /** The first of the acts at the end of which none brought a release further. */
    private static int beginning(List<ActSeen> acts) {
        int first = acts.size() - 1;
        while (first > 0 && !bringsFurther(acts.get(first - 1))) {
            first--;
        }
        return first;
    }

    private static boolean bringsFurther(ActSeen act) {
        return act.anySucceeded()
                && !act.is(Action.Verb.RECOVER)
                && !act.act().action().verb().changesNothing();
    }

    private void add(ActSeen act) {
        if (!act.anySucceeded()) {
            failed.add(act);
        } else if (act.is(Action.Verb.RECOVER) && takesEverythingBack(act)) {
            failed.clear();
        }
    }

    /** Rows are what operators and applications change meanwhile, so that they are looked at act by act. */
    private boolean takesEverythingBack(ActSeen recovery) {
        if (failed.isEmpty()) {
            return true;
        }
        State before = failed.get(0).before();
        return before.applied().equals(recovery.after().applied())
                && SchemaDifference.between(before.schema(), recovery.after().schema())
                        .isEmpty()
                && failed.stream()
                        .allMatch(act -> act.before().data().equals(act.after().data()));
    }
}
