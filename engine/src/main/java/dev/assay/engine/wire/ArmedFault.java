package dev.assay.engine.wire;

import org.jspecify.annotations.Nullable;

/** What has happened of one fault in one proxy. */
final class ArmedFault {

    private final WireFault fault;
    private int matches;
    private @Nullable FaultFired fired;
    private @Nullable String missed;

    ArmedFault(WireFault fault) {
        this.fault = fault;
    }

    WireFault fault() {
        return fault;
    }

    FaultAction action() {
        return fault.action();
    }

    /** Counts a request; tells whether it is the one. */
    synchronized boolean meets(WireRequest request) {
        return fault.point().matches(request) && ++matches == fault.point().nth();
    }

    /** Notes that it happens; tells whether it is for the first time. */
    synchronized boolean fire(FaultFired what) {
        if (fired != null) {
            return false;
        }
        fired = what;
        return true;
    }

    synchronized void miss(String why) {
        missed = why;
    }

    synchronized FaultReport report() {
        return new FaultReport(fault, matches, fired, missed);
    }
}
