package dev.assay.engine.scenario;

import java.util.List;

/**
 * What a step should come to.
 *
 * @param outcome how it should end
 * @param names texts of which a refusal or failure must name at least one; empty if any message will do
 */
public record Expectation(Outcome outcome, List<String> names) {

    /** How a step may end. */
    public enum Outcome {
        /** Must succeed. */
        SUCCESS,
        /** Must fail, and may have changed something. */
        FAILURE,
        /** Must fail without having changed anything. */
        REFUSAL,
        /** May succeed or fail; the state is judged either way. */
        EITHER
    }

    /** The strong default. */
    public static final Expectation SUCCESS = new Expectation(Outcome.SUCCESS, List.of());

    /** What a step with a fault comes to when the scenario does not say. */
    public static final Expectation EITHER = new Expectation(Outcome.EITHER, List.of());

    /** Copies the list. */
    public Expectation {
        names = List.copyOf(names);
    }
}
