package dev.assay.cli;

import dev.assay.engine.scenario.Scenario;
import org.junit.platform.engine.UniqueId;

/**
 * A scenario with the name that the JUnit Platform knows it by.
 *
 * @param id its unique id
 * @param scenario the scenario
 */
record CatalogueEntry(UniqueId id, Scenario scenario) {}
