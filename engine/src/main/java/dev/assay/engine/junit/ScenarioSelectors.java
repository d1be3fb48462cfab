package dev.assay.engine.junit;

import org.junit.platform.engine.DiscoverySelector;

/** The engine's own selectors: what the platform's are translated to. */
final class ScenarioSelectors {

    private ScenarioSelectors() {}

    /** Selects the container of a family, without its scenarios. */
    record OfFamily(String family) implements DiscoverySelector {}

    /** Selects a scenario with all its cases. */
    record OfScenario(ScenarioSource source) implements DiscoverySelector {}

    /** Selects one case of a scenario. */
    record OfCase(ScenarioSource source, String name) implements DiscoverySelector {}
}
