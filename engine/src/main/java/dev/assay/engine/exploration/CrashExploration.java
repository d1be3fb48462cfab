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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns the crash points of a scenario's last act into cases: the act with a fault at the point, and then a plain retry. */
public final class CrashExploration implements Explored {

    private final Scenario scenario;
    private final Exploration.CrashPoints exploration;
    private final Probed.Observed observed;
    private final CrashPlan plan;
    private final PointTitles titles;

    CrashExploration(
            Scenario scenario, Exploration.CrashPoints exploration, Probed.Observed observed, boolean exhaustive) {
        this.scenario = scenario;
        this.exploration = exploration;
        this.observed = observed;
        this.plan = CrashPlan.of(observed, exploration.modes(), exhaustive);
        this.titles = new PointTitles(observed.trace(), Explored.act(scenario).release());
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public List<Scenario.Case> cases() {
        return plan.points().stream().flatMap(point -> caseOf(point).stream()).toList();
    }

    @Override
    public Optional<Scenario.Case> named(String name) {
        return CrashPoint.parse(name)
                .filter(point -> scenario.alone() || point.mode() != Fault.Kind.SERVER_CRASH)
                .flatMap(this::caseOf);
    }

    private Optional<Scenario.Case> caseOf(CrashPoint point) {
        return observed.trace().entry(point.ordinal()).map(TraceEntry::request).map(request -> caseOf(point, request));
    }

    private Scenario.Case caseOf(CrashPoint point, WireRequest request) {
        Step.Solo act = Explored.act(scenario);
        Moment moment = Explored.moment(point.side(), request);
        List<Step> steps = new ArrayList<>(scenario.cases().get(0).steps());
        int place = steps.lastIndexOf(act);
        steps.set(place, act.with(Optional.of(new Fault(point.mode(), moment, act.at())), Expectation.EITHER));
        for (int retry = 1; retry <= exploration.retries(); retry++) {
            boolean last = retry == exploration.retries();
            steps.add(place + retry, act.with(Optional.empty(), last ? Expectation.SUCCESS : Expectation.EITHER));
        }
        return new Scenario.Case(point.toString(), titles.of(point), steps);
    }

    @Override
    public List<Scenario.Case> audit(Set<String> run, int count, long seed) {
        List<CrashPoint> all = plan.covered().entrySet().stream()
                .filter(entry -> run.contains(entry.getValue().toString()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, new Random(seed));
        return all.stream()
                .limit(count)
                .sorted()
                .flatMap(point -> caseOf(point).stream())
                .toList();
    }

    @Override
    public SortedMap<String, String> covered() {
        SortedMap<String, String> names = new TreeMap<>();
        plan.covered().forEach((point, by) -> names.put(point.toString(), by.toString()));
        return names;
    }

    @Override
    public List<Ambiguity> ambiguities() {
        return plan.ambiguous().stream()
                .map(ordinal -> new Ambiguity(
                        titles.of(ordinal), names(ordinal, Moment.Side.BEFORE), names(ordinal, Moment.Side.AFTER)))
                .toList();
    }

    private List<String> names(long ordinal, Moment.Side side) {
        return exploration.modes().stream()
                .map(mode -> new CrashPoint(ordinal, side, mode).toString())
                .toList();
    }

    @Override
    public Account account() {
        return plan.account();
    }
}
