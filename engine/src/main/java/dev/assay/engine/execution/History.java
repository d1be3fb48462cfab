package dev.assay.engine.execution;

import java.util.ArrayList;
import java.util.List;

/** What was seen while a case was lived through, in order; the judgement looks at nothing else. */
final class History {

    private final List<ActSeen> acts = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    History() {}

    /** Goes on from another one, which stays as it is. */
    History(History earlier) {
        acts.addAll(earlier.acts);
        log.addAll(earlier.log);
    }

    void add(ActSeen act) {
        acts.add(act);
    }

    void note(String line) {
        log.add(line);
    }

    List<ActSeen> acts() {
        return List.copyOf(acts);
    }

    /** The story as it happened, a line or more a step. */
    List<String> log() {
        return List.copyOf(log);
    }
}
