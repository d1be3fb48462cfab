package dev.assay.engine.execution;

import dev.assay.engine.yaml.Location;

/**
 * Whether a fault that a story asked for really happened.
 *
 * @param fired whether it did
 * @param what at what it fired, or why it did not
 * @param absent whether the runner has no such moment: it does less often what the story counts
 * @param at where the scenario asks for it
 */
record FaultReport(boolean fired, String what, boolean absent, Location at) {

    /** One whose moment every runner has. */
    FaultReport(boolean fired, String what, Location at) {
        this(fired, what, false, at);
    }
}
