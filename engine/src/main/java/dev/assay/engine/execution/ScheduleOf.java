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
import java.util.stream.Collectors;

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
            if (!firstHold.isReached()) {
                report = new FaultReport(
                        false, "the first runner ended before it was held " + schedule.first(), schedule.at());
            } else {
                awaitGoodbyes(first);
                List<String> lost = schedule.lost().isPresent() ? loseLock(first) : List.of();
                report = report(schedule, lost);
                if (report.fired()) {
                    besideTheFirst(schedule, start, runners, firstHold, secondHold);
                }
            }
        } catch (AwaitTimeoutException e) {
            report = new FaultReport(false, String.valueOf(e.getMessage()), schedule.at());
        } finally {
            firstHold.release();
            secondHold.release();
        }
        return Performance.Done.of(runners, bound, report);
    }

    private static FaultReport report(Step.Schedule schedule, List<String> lost) {
        String where = "the first was held " + schedule.first();
        if (schedule.lost().isEmpty()) {
            return new FaultReport(true, "the second runner ran while " + where, schedule.at());
        }
        return lost.isEmpty()
                ? new FaultReport(
                        false, "no session had a lock that keeps another runner out while " + where, schedule.at())
                : new FaultReport(
                        true,
                        "the second runner ran while " + where + ", and had lost its lock with "
                                + String.join(", ", lost),
                        schedule.at());
    }

    /** The second runner runs as far as it can while the first is held; then the first does. */
    private void besideTheFirst(
            Step.Schedule schedule,
            Performance.Start start,
            List<Performance.Started> runners,
            Hold firstHold,
            Hold secondHold)
            throws IOException, SQLException {
        Performance.Started first = runners.get(0);
        Set<Integer> ofFirst = stage.backends().pids();
        Performance.Started second =
                start.start(schedule.second().map(at -> hold(at, secondHold)).orElse(FaultPlan.none()));
        runners.add(second);
        awaitRest("the second runner", second, secondHold::isReached, ofFirst);
        firstHold.release();
        if (secondHold.isReached()) {
            Set<Integer> ofSecond = stage.backends().pids();
            ofSecond.removeAll(ofFirst);
            awaitRest("the first runner", first, () -> false, ofSecond);
        }
    }

    /** Ends the sessions of a held runner that keep another one out, and no others; describes them. */
    private List<String> loseLock(Performance.Started runner) throws SQLException {
        Set<Integer> own = runner.proxy().activity().stream()
                .map(ConnectionActivity::backendPid)
                .collect(Collectors.toSet());
        Set<Integer> holders = stage.exclusiveLocks().holders();
        holders.retainAll(own);
        List<String> lost = stage.backends().list().stream()
                .filter(backend -> holders.contains(backend.pid()))
                .map(Backends::describe)
                .toList();
        for (int pid : holders) {
            stage.backends().terminate(pid);
        }
        Await.until(
                "the sessions to end that had the lock of the held runner",
                bound,
                () -> stage.backends().pids().stream().noneMatch(holders::contains));
        return lost;
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
