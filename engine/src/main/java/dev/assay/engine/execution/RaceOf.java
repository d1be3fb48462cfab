package dev.assay.engine.execution;

import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.wire.FaultPlan;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs two runners at once, the second started while the first waits. */
final class RaceOf {

    private final Stage stage;
    private final Duration bound;

    RaceOf(Stage stage, Duration bound) {
        this.stage = stage;
        this.bound = bound;
    }

    Performance.Done run(Step.Race race, Performance.Start start)
            throws IOException, SQLException, InterruptedException {
        Set<Integer> earlier = stage.backends().pids();
        boolean orphan = stage.backends().at(race.when()).isPresent();
        Performance.Started first = start.start(FaultPlan.none());
        List<Performance.Started> runners = new ArrayList<>(List.of(first));
        FaultReport report;
        try {
            if (orphan ? firstWaitsToo(first, earlier) : firstWaits(race, first.running())) {
                Set<Integer> ofFirst = stage.backends().pids();
                Performance.Started second = start.start(FaultPlan.none());
                runners.add(second);
                awaitSecond(race, second, ofFirst);
                report = new FaultReport(true, "the second runner was started while the first waited", race.at());
            } else {
                report = new FaultReport(false, "the first runner ended before it waited", race.at());
            }
        } catch (AwaitTimeoutException e) {
            report = new FaultReport(false, String.valueOf(e.getMessage()), race.at());
        }
        stage.held().letGo(race.releases(), false);
        return Performance.Done.of(runners, bound, report);
    }

    private boolean firstWaits(Step.Race race, Running first) {
        return Await.until(
                        "the first runner to wait in " + race.when().statement(),
                        bound,
                        () -> {
                            boolean ended = first.hasEnded();
                            boolean waits = stage.backends().at(race.when()).isPresent();
                            return waits ? Optional.of(true) : ended ? Optional.of(false) : Optional.<Boolean>empty();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /**
     * The session of a killed runner is at the moment already, and does not count: the first one waits where it comes to
     * wait, for instance for the lock of that session. If it ends instead, the second is started all the same.
     */
    private boolean firstWaitsToo(Performance.Started first, Set<Integer> earlier) {
        return Await.until(
                "the first runner to wait as well, or to end",
                bound,
                () -> first.running().hasEnded()
                        || stage.backends().isAnyBlockedBut(earlier, true)
                        || Polling.isSeen(first.proxy()),
                waits -> waits);
    }

    private void awaitSecond(Step.Race race, Performance.Started second, Set<Integer> ofFirst) {
        boolean forGood = race.after() == Step.ReleaseAfter.DEADLOCK_TIMEOUT;
        Await.until(
                "the second runner to wait for a lock or to end",
                bound,
                () -> second.running().hasEnded()
                        || stage.backends().isAnyBlockedBut(ofFirst, forGood)
                        || Polling.isSeen(second.proxy()));
    }
}
