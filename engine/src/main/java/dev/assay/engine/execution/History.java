package dev.assay.engine.execution;

import dev.assay.engine.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was seen while a case was lived through, in order; the judgement looks at nothing else. */
final class History {

    private final List<ActSeen> acts = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<Played> played = new ArrayList<>();
    private final long began = System.nanoTime();

    /**
     * When a step was played. Times are for people, and nothing is judged by them.
     *
     * @param step the step
     * @param start milliseconds since the case began
     * @param milliseconds how long it took
     */
    record Played(Step step, long start, long milliseconds) {}

    History() {}

    /** Goes on from another one, which stays as it is. */
    History(History earlier) {
        acts.addAll(earlier.acts);
        log.addAll(earlier.log);
        played.addAll(earlier.played);
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

    /** What the database was like before the first act; empty before it. */
    Optional<State> beginning() {
        return acts.stream().findFirst().map(ActSeen::before);
    }

    /** The story as it happened, a line or more a step. */
    List<String> log() {
        return List.copyOf(log);
    }

    long milliseconds() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    /** Writes down that a step which began at some time has ended now. */
    void played(Step step, long start) {
        played.add(new Played(step, start, milliseconds() - start));
    }

    /** Tells when a step was played, if it was. Two steps of one scenario are never the same object. */
    @SuppressWarnings("ReferenceEquality")
    Optional<Played> played(Step step) {
        return played.stream().filter(one -> one.step() == step).findFirst();
    }
}
