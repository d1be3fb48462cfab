package dev.assay.engine.exploration;

import dev.assay.engine.execution.Probed;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.wire.TraceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns a scenario's last act into one of two runners at once, a case for each schedule: the first is held before a
 * request while the second runs until it ends or waits, or is held, too. Where the first is to lose its lock meanwhile, the
 * schedules are those in which it has one.
 */
public final class InterleavingExploration implements Explored {

    private final Scenario scenario;
    private final Exploration.Interleavings exploration;
    private final Probed.Observed observed;
    private final List<TraceEntry> changing;
    private final List<TraceEntry> holding;
    private final int preemptions;
    private final PointTitles titles;

    InterleavingExploration(
            Scenario scenario, Exploration.Interleavings exploration, Probed.Observed observed, int preemptions) {
        this.scenario = scenario;
        this.exploration = exploration;
        this.observed = observed;
        this.changing = ChangingRequests.of(observed.trace());
        this.holding = changing.stream()
                .filter(entry -> canHoldBefore(entry.request().ordinal()))
                .toList();
        this.preemptions = preemptions;
        this.titles = new PointTitles(observed.trace(), Explored.act(scenario).release());
    }

    /** Where the first is to lose its lock it must have one. */
    private boolean canHoldBefore(long ordinal) {
        return exploration.lost().isEmpty() || observed.isLockedBefore(ordinal);
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public List<Scenario.Case> cases() {
        List<Schedule> schedules = new ArrayList<>();
        for (TraceEntry first : holding) {
            schedules.add(new Schedule(first.request().ordinal(), Optional.empty()));
            if (preemptions > 1) {
                changing.forEach(second -> schedules.add(new Schedule(
                        first.request().ordinal(), Optional.of(second.request().ordinal()))));
            }
        }
        return schedules.stream().flatMap(schedule -> caseOf(schedule).stream()).toList();
    }

    @Override
    public Optional<Scenario.Case> named(String name) {
        return Schedule.parse(name).flatMap(this::caseOf);
    }

    private Optional<Scenario.Case> caseOf(Schedule schedule) {
        Optional<Moment.AtRequest> first =
                Optional.of(schedule.first()).filter(this::canHoldBefore).flatMap(this::before);
        Optional<Moment.AtRequest> second = schedule.second().flatMap(this::before);
        if (first.isEmpty() || second.isPresent() != schedule.second().isPresent()) {
            return Optional.empty();
        }
        Step.Solo act = Explored.act(scenario);
        List<Step> steps = new ArrayList<>(scenario.cases().get(0).steps());
        int place = steps.lastIndexOf(act);
        steps.set(place, new Step.Schedule(act, first.get(), second, exploration.lost(), act.at()));
        steps.add(place + 1, act);
        String title = "the first waits before " + titles.of(schedule.first())
                + (exploration.lost().isPresent() ? " and loses its lock" : "")
                + schedule.second()
                        .map(ordinal -> ", the second before " + titles.of(ordinal))
                        .orElse("");
        return Optional.of(new Scenario.Case(schedule.toString(), title, steps));
    }

    private Optional<Moment.AtRequest> before(long ordinal) {
        return observed.trace().entry(ordinal).map(entry -> Explored.moment(Moment.Side.BEFORE, entry.request()));
    }

    @Override
    public List<Scenario.Case> audit(Set<String> run, int count, long seed) {
        return List.of();
    }

    @Override
    public SortedMap<String, String> covered() {
        return new TreeMap<>();
    }

    @Override
    public List<Ambiguity> ambiguities() {
        return List.of();
    }

    @Override
    public Optional<String> obstacle() {
        return holding.isEmpty() && exploration.lost().isPresent()
                ? Optional.of(exploration.at().fileAndLine()
                        + ": the runner has no such lock: before none of its requests a session of it has an advisory lock, or locks a"
                        + " table of its tracker against others; what it cannot lose cannot be tried")
                : Optional.empty();
    }

    @Override
    public Account account() {
        int requests = observed.trace().entries().size();
        return new Account(
                requests, requests - changing.size(), changing.size() - holding.size(), cases().size(), 0, 0);
    }
}
