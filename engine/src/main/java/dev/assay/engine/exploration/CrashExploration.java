package dev.assay.engine.exploration;

import dev.assay.engine.execution.Probed;
import dev.assay.engine.scenario.Expectation;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.wire.TraceEntry;
import dev.assay.engine.wire.WireRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Turns the crash points of a scenario's last act into cases: the act with a fault at the point, and then a plain retry. */
public final class CrashExploration {

    /** The name of the case in which nothing goes wrong. */
    public static final String WITHOUT_FAULT = "without-fault";

    private final Scenario scenario;
    private final Exploration.CrashPoints exploration;
    private final Probed.Observed observed;
    private final CrashPlan plan;
    private final PointTitles titles;

    /**
     * Plans the exploration of a scenario.
     *
     * @param scenario a scenario that explores crash points
     * @param exploration how it does
     * @param observed what its last act showed in a run without a fault
     * @param exhaustive whether points are run of which another one shows the same
     */
    public CrashExploration(
            Scenario scenario, Exploration.CrashPoints exploration, Probed.Observed observed, boolean exhaustive) {
        this.scenario = scenario;
        this.exploration = exploration;
        this.observed = observed;
        this.plan = CrashPlan.of(observed, exploration.modes(), exhaustive);
        this.titles = new PointTitles(observed.trace(), explored(scenario).release());
    }

    /**
     * Finds the act that is explored.
     *
     * @param scenario a scenario that is explored
     * @return its last act
     */
    public static Step.Solo explored(Scenario scenario) {
        return scenario.cases().get(0).steps().stream()
                .filter(Step.Solo.class::isInstance)
                .map(Step.Solo.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /**
     * Makes the case in which nothing goes wrong.
     *
     * @param scenario a scenario that is explored
     * @return its only case, by the name that it has among the explored ones
     */
    public static Scenario.Case withoutFault(Scenario scenario) {
        return new Scenario.Case(WITHOUT_FAULT, scenario.cases().get(0).steps());
    }

    /**
     * Tells which points there are.
     *
     * @return the plan
     */
    public CrashPlan plan() {
        return plan;
    }

    /**
     * Makes the case of a point.
     *
     * @param point a point of the plan, also one that is covered by another
     * @return the case; empty if the act has no such request
     */
    public Optional<Scenario.Case> caseOf(CrashPoint point) {
        return observed.trace().entry(point.ordinal()).map(TraceEntry::request).map(request -> caseOf(point, request));
    }

    private Scenario.Case caseOf(CrashPoint point, WireRequest request) {
        Step.Solo act = explored(scenario);
        Moment moment = new Moment.AtRequest(point.side(), point.ordinal(), request.headline());
        List<Step> steps = new ArrayList<>(scenario.cases().get(0).steps());
        int place = steps.lastIndexOf(act);
        steps.set(place, act.with(Optional.of(new Fault(point.mode(), moment, act.at())), Expectation.EITHER));
        for (int retry = 1; retry <= exploration.retries(); retry++) {
            boolean last = retry == exploration.retries();
            steps.add(place + retry, act.with(Optional.empty(), last ? Expectation.SUCCESS : Expectation.EITHER));
        }
        return new Scenario.Case(point.toString(), titles.of(point), steps);
    }

    /**
     * Chooses covered points to be run all the same.
     *
     * @param count how many at most
     * @param seed what the choice depends on; the same seed chooses the same points
     * @return the points, in their order
     */
    public List<CrashPoint> audit(int count, long seed) {
        List<CrashPoint> all = new ArrayList<>(plan.covered().keySet());
        Collections.shuffle(all, new Random(seed));
        return all.stream().limit(count).sorted().toList();
    }
}
