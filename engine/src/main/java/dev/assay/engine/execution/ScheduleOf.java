package dev.assay.engine.execution;

import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.wire.ConnectionActivity;
import dev.assay.engine.wire.FaultPlan;
import dev.assay.engine.wire.Hold;
import dev.assay.engine.wire.WireFault;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Runs two runners by a schedule. At any time one of them runs, until it comes to its hold, ends, or waits for the
 * other; nothing depends on how fast they are.
 */
final class ScheduleOf {

    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Stage stage;
    private final Duration bound;

    ScheduleOf(Stage stage, Duration bound) {
        this.stage = stage;
        this.bound = bound;
    }

    Performance.Done run(Step.Schedule schedule, Performance.Start start)
            throws IOException, SQLException, InterruptedException {
        Hold firstHold = new Hold(bound.multipliedBy(2));
        Hold secondHold = new Hold(bound.multipliedBy(2));
        Performance.Started first = start.start(hold(schedule.first(), firstHold));
        List<Performance.Started> runners = new ArrayList<>(List.of(first));
        FaultReport report;
        try {
            Await.until(
                    "the first runner to be held, or to end",
                    bound,
                    () -> firstHold.isReached() || first.running().hasEnded());
            if (firstHold.isReached()) {
                awaitGoodbyes(first);
                Set<Integer> ofFirst = stage.backends().pids();
                Performance.Started second = start.start(
                        schedule.second().map(at -> hold(at, secondHold)).orElse(FaultPlan.none()));
                runners.add(second);
                awaitRest("the second runner", second, secondHold::isReached, ofFirst);
                firstHold.release();
                if (secondHold.isReached()) {
                    Set<Integer> ofSecond = stage.backends().pids();
                    ofSecond.removeAll(ofFirst);
                    awaitRest("the first runner", first, () -> false, ofSecond);
                }
                report = new FaultReport(
                        true, "the second runner ran while the first was held " + schedule.first(), schedule.at());
            } else {
                report = new FaultReport(
                        false, "the first runner ended before it was held " + schedule.first(), schedule.at());
            }
        } catch (AwaitTimeoutException e) {
            report = new FaultReport(false, String.valueOf(e.getMessage()), schedule.at());
        } finally {
            firstHold.release();
            secondHold.release();
        }
        return Performance.Done.of(runners, bound, report);
    }

    private static FaultPlan hold(Moment.AtRequest at, Hold hold) {
        return FaultPlan.of(WireFault.before(WireFaultMaker.request(at)).hold(hold));
    }

    /**
     * Waits until the sessions are gone that a held runner has said goodbye to, so that nobody takes what they still hold
     * for held by the runner. One that is at work for it on another connection stays so, and is not waited for longer.
     */
    private static void awaitGoodbyes(Performance.Started runner) {
        try {
            Await.until(
                    "the other connections of the held runner to come to rest",
                    GOODBYE,
                    () -> runner.proxy().activity().stream()
                            .noneMatch(one -> one.state() == ConnectionActivity.State.BUSY));
        } catch (AwaitTimeoutException e) {
            // It has several connections at work.
        }
    }

    /** Waits until a runner can go no further while the other one is held. */
    private void awaitRest(String who, Performance.Started runner, BooleanSupplier held, Set<Integer> others) {
        Running running = runner.running();
        Await.until(
                who + " to be held, to end, or to wait for the other one",
                bound,
                () -> held.getAsBoolean()
                        || running.hasEnded()
                        || stage.backends().isBlockedBy(others)
                        || Polling.isSeen(runner.proxy()));
    }
}
