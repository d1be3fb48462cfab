package dev.assay.engine.execution;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.yaml.Location;

/**
 * Whether a fault that a story asked for really happened.
 *
 * @param fired whether it did
 * @param what at what it fired, or why it did not
 * @param absent whether the runner has no such moment: it does less often what the story counts, or sends no COMMIT
 * @param at where the scenario asks for it
 */
record FaultReport(boolean fired, String what, boolean absent, Location at) {

    /** One whose moment every runner has. */
    FaultReport(boolean fired, String what, Location at) {
        this(fired, what, false, at);
    }

    /**
     * Tells what became of a fault that the proxy was to make.
     *
     * @param seen what the proxy saw of it
     * @param fault what the story asked for
     * @param outcome how the runner ended
     * @return the report
     */
    static FaultReport onWire(dev.assay.engine.wire.FaultReport seen, Fault fault, Outcome outcome) {
        boolean fewer = seen.missed() == null && (seen.matches() > 0 || isAtCommit(fault));
        boolean absent = !seen.hasFired() && fewer && outcome.succeeded();
        return new FaultReport(seen.hasFired(), seen.toString(), absent, fault.at());
    }

    /** A message of several statements is a transaction without a COMMIT (PostgreSQL, protocol, "Simple Query"). */
    private static boolean isAtCommit(Fault fault) {
        return fault.when() instanceof Moment.AtStatement at
                && at.words().strip().equalsIgnoreCase("COMMIT");
    }
}
