package dev.assay.engine.wire;

import java.time.Duration;

/**
 * That a fault happened, when, and at what.
 *
 * @param fault which one
 * @param request at which request
 * @param status the last known transaction status of that connection
 * @param backendPid the server process of that connection, or 0 before the server named it
 * @param at when, since the start of the proxy
 */
public record FaultFired(WireFault fault, WireRequest request, TransactionStatus status, int backendPid, Duration at) {

    /** For instance {@code cut before a COMMIT: request 7 (connection 1): Query "COMMIT"}. */
    @Override
    public String toString() {
        return fault + ": " + request;
    }
}
