package dev.assay.engine.junit;

import dev.assay.engine.exploration.CrashPoint;
import dev.assay.engine.scenario.Fault;
import java.util.List;
import java.util.Optional;

/**
 * How scenarios are explored.
 *
 * @param at the only crash point that is wanted, if there is one
 * @param modes what happens at crash points, in place of what each scenario says
 * @param exhaustive whether points are run of which another one shows the same
 * @param audit how many of these are run at least
 * @param seed what their choice depends on
 */
record ExplorationSettings(
        Optional<CrashPoint> at, Optional<List<Fault.Kind>> modes, boolean exhaustive, int audit, long seed) {}
