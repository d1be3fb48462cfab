package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.Location;
import java.util.List;

/**
 * A known bad behaviour of a runner. One that happens as recorded does not fail the build; one that happens no longer
 * does.
 *
 * @param scenario the id of the scenario
 * @param caseName the name of the case, or empty for a scenario's only case
 * @param behaviour what was seen
 * @param reason why it happens, in a sentence
 * @param sources public threads or documentation that say so
 * @param at where it is recorded
 */
public record Deviation(
        String scenario, String caseName, Behaviour behaviour, String reason, List<String> sources, Location at) {

    /** Copies the list. */
    public Deviation {
        sources = List.copyOf(sources);
    }
}
