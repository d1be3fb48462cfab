package dev.assay.engine.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What has happened of a fault plan in one proxy. */
final class ArmedFaults {

    private final List<ArmedFault> armed;
    private final List<FaultFired> fired = new ArrayList<>();

    private final @Nullable BiConsumer<WireRequest, TransactionStatus> watcher;

    ArmedFaults(FaultPlan plan) {
        this.armed = plan.faults().stream().map(ArmedFault::new).toList();
        this.watcher = plan.watcher();
    }

    /** Who is told of every request, if anybody is. */
    @Nullable
    BiConsumer<WireRequest, TransactionStatus> watcher() {
        return watcher;
    }

    /** The faults of one request, one a moment at most. */
    record AtRequest(
            @Nullable ArmedFault before,
            @Nullable ArmedFault middle,
            @Nullable ArmedFault after) {

        static final AtRequest NONE = new AtRequest(null, null, null);

        private AtRequest with(ArmedFault fault) {
            return switch (fault.fault().moment()) {
                case BEFORE -> new AtRequest(first(before, fault), middle, after);
                case MIDDLE -> new AtRequest(before, first(middle, fault), after);
                case AFTER -> new AtRequest(before, middle, first(after, fault));
            };
        }

        private static ArmedFault first(@Nullable ArmedFault earlier, ArmedFault fault) {
            if (earlier == null) {
                return fault;
            }
            fault.miss("another fault of the plan is at the same moment of the same request");
            return earlier;
        }
    }

    /** Counts a request, once, and answers what is to happen at it. */
    synchronized AtRequest at(WireRequest request) {
        AtRequest found = AtRequest.NONE;
        for (ArmedFault fault : armed) {
            if (fault.meets(request)) {
                found = found.with(fault);
            }
        }
        return found;
    }

    /** Notes that a fault happens; tells whether it is for the first time. */
    synchronized boolean fire(ArmedFault fault, FaultFired what) {
        return fault.fire(what) && fired.add(what);
    }

    synchronized List<FaultFired> fired() {
        return List.copyOf(fired);
    }

    List<FaultReport> reports() {
        return armed.stream().map(ArmedFault::report).toList();
    }
}
