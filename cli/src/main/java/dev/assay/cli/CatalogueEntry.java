package dev.assay.cli;

import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Scenario;
import org.junit.platform.engine.UniqueId;

/**
 * A scenario with the name that the JUnit Platform knows it by.
 *
 * @param id its unique id
 * @param scenario the scenario
 */
record CatalogueEntry(UniqueId id, Scenario scenario) {

    /** Makes its scenario explored, where it can be and is not yet. */
    CatalogueEntry explored(Exploration.Kind kind) {
        return new CatalogueEntry(id, scenario.explored(kind));
    }
}
