package dev.assay.engine.execution;

import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.wire.FaultPlan;
import dev.assay.engine.wire.TraceConnection;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        boolean orphan = stage.backends().at(race.when()).isPresent();
        Performance.Started first = start.start(FaultPlan.none());
        List<Performance.Started> runners = new ArrayList<>(List.of(first));
        FaultReport report;
        try {
            if (orphan ? firstWaitsToo(first) : firstWaits(race, first.running())) {
                Performance.Started second = start.start(FaultPlan.none());
                runners.add(second);
                awaitBoth(race, first, second);
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
    private boolean firstWaitsToo(Performance.Started first) {
        return Await.until(
                "the first runner to wait as well, or to end", bound, () -> hasCome(first, true), waits -> waits);
    }

    /** Waits until both have come as far as they come by themselves. */
    private void awaitBoth(Step.Race race, Performance.Started first, Performance.Started second) {
        boolean forGood = race.after() == Step.ReleaseAfter.DEADLOCK_TIMEOUT;
        Await.until(
                "each of the two runners to wait for a lock or to end",
                bound,
                () -> hasCome(second, forGood) && hasCome(first, false));
    }

    private boolean hasCome(Performance.Started runner, boolean forGood) throws SQLException {
        return runner.running().hasEnded()
                || stage.backends().isAnyBlocked(sessionsOf(runner), forGood)
                || Polling.isSeen(runner.proxy());
    }

    private static Set<Integer> sessionsOf(Performance.Started runner) {
        return runner.proxy().trace().connections().stream()
                .map(TraceConnection::backendPid)
                .collect(Collectors.toSet());
    }
}
