package dev.assay.engine.execution;

import dev.assay.engine.compare.ObjectChange;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a case, in enough detail to explain its verdict to somebody who was not there. Everything in it is
 * bounded, whatever a runner printed.
 *
 * @param milliseconds how long the case took
 * @param steps the steps of the story, in order, also those that were never reached
 * @param changes how the schema differs at the end from what it should be, the most severe objects first
 * @param changesInAll how many objects differ, of which {@code changes} may be the first
 */
public record Evidence(long milliseconds, List<StepSeen> steps, List<ObjectChange> changes, int changesInAll) {

    /** Nothing was seen, because nothing was played. */
    public static final Evidence NONE = new Evidence(0, List.of(), List.of(), 0);

    /** Copies the lists. */
    public Evidence {
        steps = List.copyOf(steps);
        changes = List.copyOf(changes);
    }

    /**
     * One step of the story.
     *
     * @param title what it was, for instance {@code deploy 2} or {@code sql}
     * @param text what exactly: the release of an act, the SQL of a script
     * @param line the line of the scenario file
     * @param reached whether the story came to it
     * @param start when it began, in milliseconds since the case began
     * @param milliseconds how long it took
     * @param act what was seen of it, if the runner acted in it
     */
    public record StepSeen(
            String title,
            String text,
            int line,
            boolean reached,
            long start,
            long milliseconds,
            Optional<ActEvidence> act) {}

    /**
     * What was seen of an act.
     *
     * @param runners how each runner ended: one, or two after a race
     * @param fault the fault that was armed, if there was one
     * @param onDisk the versions of the release
     * @param claimed the versions that the runner's tracker claims
     * @param dirty the version that it calls half done, if it does
     * @param truth for each version of the release what the schema shows of it
     * @param residue what was left behind, a line each
     * @param trace what the runners sent and the server answered, without what varies, a line each; a line that begins
     *     with {@code !} is the fault
     */
    public record ActEvidence(
            List<RunnerEnd> runners,
            Optional<FaultSeen> fault,
            List<Long> onDisk,
            List<Long> claimed,
            Optional<Long> dirty,
            List<VersionTruth> truth,
            List<String> residue,
            List<String> trace) {

        /** Copies the lists. */
        public ActEvidence {
            runners = List.copyOf(runners);
            onDisk = List.copyOf(onDisk);
            claimed = List.copyOf(claimed);
            truth = List.copyOf(truth);
            residue = List.copyOf(residue);
            trace = List.copyOf(trace);
        }
    }

    /**
     * How a runner ended.
     *
     * @param ending in which way
     * @param exitCode its exit status, -1 if it was ended
     * @param output what it printed, bounded, without passwords
     */
    public record RunnerEnd(String ending, int exitCode, String output) {}

    /**
     * A fault that was armed.
     *
     * @param fired whether it happened
     * @param what at what it happened, or why it did not
     */
    public record FaultSeen(boolean fired, String what) {}

    /**
     * What the schema shows of a version, whatever the tracker claims.
     *
     * @param version the version
     * @param is what it shows
     */
    public record VersionTruth(long version, Shown is) {}

    /** How much of a migration's effect a schema shows. */
    public enum Shown {
        /** All of it. */
        APPLIED,
        /** Some of it and not all. */
        PARTLY,
        /** Nothing of it. */
        ABSENT,
        /** A schema cannot show it: it changes rows, or a later migration changes the same objects again. */
        UNSEEN
    }
}
