package dev.assay.engine.execution;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.scenario.Waiting;
import dev.assay.engine.wire.FaultPlan;
import dev.assay.engine.wire.WireProxy;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One act as it is done: the runner is started, the fault happens, and the runner ends. */
final class Performance {

    /**
     * What is known when every runner has ended.
     *
     * @param outcomes how each of them ended
     * @param fault whether the fault happened, if there was to be one
     */
    record Done(List<Outcome> outcomes, Optional<FaultReport> fault) {

        Done {
            outcomes = List.copyOf(outcomes);
        }

        /** Awaits the end of runners that raced, in the order in which they were started. */
        static Done of(List<Started> runners, Duration bound, FaultReport fault) throws InterruptedException {
            List<Outcome> outcomes = new ArrayList<>();
            for (Started runner : runners) {
                outcomes.add(runner.running().await(bound));
            }
            return new Done(outcomes, Optional.of(fault));
        }

        /** Whether the fault of the act happened. */
        boolean hasFault() {
            return fault.filter(FaultReport::fired).isPresent();
        }

        boolean ended(Outcome.Ending ending) {
            return outcomes.stream().anyMatch(outcome -> outcome.ending() == ending);
        }
    }

    /** Starts a runner with a plan for its wire. */
    interface Start {
        Started start(FaultPlan plan) throws IOException;
    }

    private final Adapter adapter;
    private final Stage stage;
    private final Duration bound;
    private final int number;

    Performance(Adapter adapter, Stage stage, Duration bound, int number) {
        this.adapter = adapter;
        this.stage = stage;
        this.bound = bound;
        this.number = number;
    }

    /** Performs an act in which nothing goes wrong but what the story says. */
    Done of(Step.Act act) throws SQLException, IOException, InterruptedException {
        if (act instanceof Step.Race race) {
            return new RaceOf(stage, bound).run(race, plan -> start(act, plan));
        }
        if (act instanceof Step.Schedule schedule) {
            return new ScheduleOf(stage, bound).run(schedule, plan -> start(schedule.act(), plan));
        }
        Optional<Fault> fault = ((Step.Solo) act).fault();
        return fault.isPresent() ? withFault(act, fault.get()) : of(act, FaultPlan.none());
    }

    /** Performs an act with a plan for the wire. */
    Done of(Step.Act act, FaultPlan plan) throws IOException, InterruptedException {
        return new Done(List.of(start(act, plan).running().await(bound)), Optional.empty());
    }

    private Done withFault(Step.Act act, Fault fault) throws SQLException, IOException, InterruptedException {
        WireFaultMaker maker =
                new WireFaultMaker(stage.backends(), stage.database().server());
        Started started = start(act, maker.plan(fault));
        maker.actOn(started.proxy(), started.running());
        FaultReport report;
        Outcome outcome;
        if (!WireFaultMaker.isOnWire(fault) && fault.when() instanceof Waiting moment) {
            report = new FaultInjector(stage.backends(), stage.held(), bound).inject(fault, moment, started.running());
            outcome = started.running().await(bound);
        } else {
            if (fault.kind() == Fault.Kind.FREEZE) {
                endFrozen(started);
            }
            outcome = started.running().await(bound);
            report = FaultReport.onWire(started.proxy().faults().get(0), fault, outcome);
        }
        if (fault.kind() == Fault.Kind.SERVER_CRASH && report.fired()) {
            maker.awaitRecovery();
            stage.reconnect();
        }
        return new Done(List.of(outcome), Optional.of(report));
    }

    /**
     * Nothing comes back on a half-open connection, and whether the runner waits for ever or gives up after a time of
     * its own cannot be told without waiting as long: its deadline comes at once. Then the server notices, too.
     */
    private void endFrozen(Started started) {
        try {
            Await.until(
                    "the connection to freeze, or the runner to end",
                    bound,
                    () -> hasFired(started.proxy()) || started.running().hasEnded());
        } catch (AwaitTimeoutException e) {
            return;
        }
        started.running().kill();
        started.proxy().release();
    }

    private static boolean hasFired(WireProxy proxy) {
        return proxy.faults().stream().anyMatch(dev.assay.engine.wire.FaultReport::hasFired);
    }

    /** A runner at work, and the way on which it reaches the database. */
    record Started(WireProxy proxy, Running running) {}

    private Started start(Step.Act act, FaultPlan plan) throws IOException {
        WireProxy proxy = stage.channels().open(number, plan, act.via());
        Running running = adapter.start(
                new Order(act.action(), act.release(), proxy.endpoint(), stage.newDirectory(), endsRunner(act)));
        stage.started(running);
        return new Started(proxy, running);
    }

    private static boolean endsRunner(Step.Act act) {
        return act instanceof Step.Solo solo
                && solo.fault().filter(fault -> fault.kind().endsRunner()).isPresent();
    }
}
