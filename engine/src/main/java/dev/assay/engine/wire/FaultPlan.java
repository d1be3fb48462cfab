package dev.assay.engine.wire;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one proxy. It does not change; what has happened of it is asked of the proxy.
 *
 * @param faults where two would happen at one moment of one request, the first of them does
 * @param watcher is told every request, with the transaction status of its session, when the server has finished all
 *     that came earlier on the connection and before it sees the request, which waits meanwhile; {@code null} for none
 */
public record FaultPlan(List<WireFault> faults, @Nullable BiConsumer<WireRequest, TransactionStatus> watcher) {

    private static final FaultPlan NONE = new FaultPlan(List.of(), null);

    /** Copy the list. */
    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** No faults at all. */
    public static FaultPlan none() {
        return NONE;
    }

    /** These faults. */
    public static FaultPlan of(WireFault... faults) {
        return new FaultPlan(List.of(faults), null);
    }

    /** No faults, and somebody who looks at what there is before each request. */
    public static FaultPlan watchedBy(BiConsumer<WireRequest, TransactionStatus> watcher) {
        return new FaultPlan(List.of(), watcher);
    }
}
