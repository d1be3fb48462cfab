package dev.assay.engine.junit;

import dev.assay.engine.exploration.Explored;
import dev.assay.engine.exploration.Sample;
import java.util.Optional;

/**
 * How scenarios are explored.
 *
 * @param at the name of the only case that is wanted, if there is one
 * @param options how much is explored
 * @param audit how many cases are run at least although another one shows the same
 * @param sample how many cases of each exploration are run
 */
record ExplorationSettings(Optional<String> at, Explored.Options options, int audit, Sample sample) {}
