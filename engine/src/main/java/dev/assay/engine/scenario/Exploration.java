package dev.assay.engine.scenario;

import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;

/** How a scenario is turned into cases that are known only once its runner was seen at work. */
public sealed interface Exploration {

    /** What can be explored of any scenario whose last act can be. */
    enum Kind {
        /** Every point of the wire. */
        CRASH_POINTS,
        /** Every order of the requests of two runners. */
        INTERLEAVINGS;

        Exploration at(Location place) {
            return switch (this) {
                case CRASH_POINTS -> new CrashPoints(CrashPoints.DEFAULT_MODES, 1, place);
                case INTERLEAVINGS -> new Interleavings(Optional.empty(), place);
            };
        }
    }

    /**
     * Tells where the scenario writes it down.
     *
     * @return the place
     */
    Location at();

    /**
     * The last act of the story is interrupted at every point of the wire, and tried again.
     *
     * @param modes what happens at a point, each a dimension of its own
     * @param retries how often the act is tried again at most; all but the last retry may fail
     * @param at where it is written
     */
    record CrashPoints(List<Fault.Kind> modes, int retries, Location at) implements Exploration {

        /** What is tried where a scenario names no modes: faults that any runner can be exposed to. */
        public static final List<Fault.Kind> DEFAULT_MODES =
                List.of(Fault.Kind.BLACKOUT, Fault.Kind.CUT, Fault.Kind.TERMINATE);

        /** Copies the list. */
        public CrashPoints {
            modes = List.copyOf(modes);
        }
    }

    /**
     * The last act of the story is done by two runners at once, the first held before each of its requests in turn.
     *
     * @param lost what the first loses while it is held; empty if nothing
     * @param at where it is written
     */
    record Interleavings(Optional<Loss> lost, Location at) implements Exploration {}
}
