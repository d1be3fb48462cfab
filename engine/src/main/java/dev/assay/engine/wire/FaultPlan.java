package dev.assay.engine.wire;

import java.util.List;

/**
 * The faults of one proxy. It does not change; what has happened of it is asked of the proxy.
 *
 * @param faults where two would happen at one moment of one request, the first of them does
 */
public record FaultPlan(List<WireFault> faults) {

    private static final FaultPlan NONE = new FaultPlan(List.of());

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
        return new FaultPlan(List.of(faults));
    }
}
