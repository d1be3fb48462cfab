package dev.assay.engine.junit;

import dev.assay.engine.exploration.Explored;
import java.util.Optional;

/**
 * How scenarios are explored.
 *
 * @param at the name of the only case that is wanted, if there is one
 * @param options how much is explored
 * @param audit how many cases are run at least although another one shows the same
 * @param seed what their choice depends on
 */
record ExplorationSettings(Optional<String> at, Explored.Options options, int audit, long seed) {}
