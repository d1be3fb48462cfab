package dev.assay.engine.exploration;

import dev.assay.engine.execution.Probed;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.wire.TraceEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The crash points of an act: those that are run, and those of which another one shows the same.
 *
 * <p>A point is before or after a request that can change the database. Two of one mode show the same if they leave the
 * same committed state, for the database knows nothing else of a runner that is gone: the retry meets the same catalogs,
 * rows and locks. A runner that lives on after the fault may react to it, and reports an end; so there it must also have
 * waited for the answer to the same statements in the same transaction status. Whether the server saw these before the
 * connection was lost it cannot tell. A request over which the committed state changes is run in both worlds, whatever
 * else is the same.
 */
final class CrashPlan {

    /** What must be equal for two points to show the same. */
    private record Likeness(Fault.Kind mode, int state, String reaction) {}

    private final int requests;
    private final List<TraceEntry> changing;
    private final Probed.Observed observed;
    private final AwaitedAnswers awaited;
    private final List<CrashPoint> points = new ArrayList<>();
    private final SortedMap<CrashPoint, CrashPoint> covered = new TreeMap<>();
    private final List<Long> ambiguous = new ArrayList<>();

    private CrashPlan(Probed.Observed observed) {
        this.observed = observed;
        this.awaited = new AwaitedAnswers(observed.trace());
        this.requests = observed.trace().entries().size();
        this.changing = ChangingRequests.of(observed.trace());
    }

    /**
     * Plans the exploration of an act.
     *
     * @param observed what the act showed in a run without a fault
     * @param modes what happens at the points
     * @param exhaustive whether every point is run, also those of which another one shows the same
     * @return the plan
     */
    static CrashPlan of(Probed.Observed observed, List<Fault.Kind> modes, boolean exhaustive) {
        CrashPlan plan = new CrashPlan(observed);
        Map<Likeness, CrashPoint> first = new HashMap<>();
        for (TraceEntry entry : plan.changing) {
            boolean commits = plan.changes(entry);
            if (commits && plan.isKnown(entry)) {
                plan.ambiguous.add(entry.request().ordinal());
            }
            for (Moment.Side side : Moment.Side.values()) {
                for (Fault.Kind mode : modes) {
                    CrashPoint point = new CrashPoint(entry.request().ordinal(), side, mode);
                    CrashPoint like = first.putIfAbsent(plan.likeness(entry, point), point);
                    if (like == null || commits || exhaustive) {
                        plan.points.add(point);
                    } else {
                        plan.covered.put(point, like);
                    }
                }
            }
        }
        return plan;
    }

    private boolean isKnown(TraceEntry entry) {
        long ordinal = entry.request().ordinal();
        return observed.before(ordinal) >= 0 && observed.after(ordinal) >= 0;
    }

    private boolean changes(TraceEntry entry) {
        long ordinal = entry.request().ordinal();
        return observed.before(ordinal) != observed.after(ordinal);
    }

    private Likeness likeness(TraceEntry entry, CrashPoint point) {
        long ordinal = point.ordinal();
        int state = point.side() == Moment.Side.BEFORE ? observed.before(ordinal) : observed.after(ordinal);
        boolean ended = point.mode() == Fault.Kind.KILL || point.mode() == Fault.Kind.FREEZE;
        String reaction = ended ? "" : awaited.of(entry.request());
        return new Likeness(point.mode(), state, reaction);
    }

    /** Lists the points to run, in the order of the requests. */
    List<CrashPoint> points() {
        return List.copyOf(points);
    }

    /** Lists the points that are not run, each with the one that shows the same. */
    SortedMap<CrashPoint, CrashPoint> covered() {
        return new TreeMap<>(covered);
    }

    /** Lists the requests over which the committed state changes. */
    List<Long> ambiguous() {
        return List.copyOf(ambiguous);
    }

    /** Counts what there is. */
    Explored.Account account() {
        return new Explored.Account(requests, requests - changing.size(), 0, points.size(), 0, covered.size());
    }
}
