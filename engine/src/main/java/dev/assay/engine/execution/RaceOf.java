package dev.assay.engine.execution;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.scenario.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs two runners at once, the second started while the first waits. */
final class RaceOf {

    /** Starts one runner. */
    interface Start {
        Running start() throws IOException;
    }

    private final Stage stage;
    private final Duration bound;

    RaceOf(Stage stage, Duration bound) {
        this.stage = stage;
        this.bound = bound;
    }

    FaultReport run(Step.Race race, Start start, List<Outcome> outcomes)
            throws IOException, SQLException, InterruptedException {
        Running first = start.start();
        FaultReport report;
        @Nullable Running second = null;
        try {
            if (firstWaits(race, first)) {
                Set<Integer> ofFirst = stage.backends().pids();
                second = start.start();
                awaitSecond(second, ofFirst);
                report = new FaultReport(true, "the second runner was started while the first waited", race.at());
            } else {
                report = new FaultReport(false, "the first runner ended before it waited", race.at());
            }
        } catch (AwaitTimeoutException e) {
            report = new FaultReport(false, String.valueOf(e.getMessage()), race.at());
        }
        stage.held().letGo(race.releases(), false);
        outcomes.add(first.await(bound));
        if (second != null) {
            outcomes.add(second.await(bound));
        }
        return report;
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

    private void awaitSecond(Running second, Set<Integer> ofFirst) {
        Await.until(
                "the second runner to wait for a lock or to end",
                bound,
                () -> second.hasEnded()
                        || stage.backends().isAnyBlockedBut(ofFirst)
                        || stage.backends().list().stream()
                                .filter(backend -> !ofFirst.contains(backend.pid()))
                                .anyMatch(Backends::pollsForLock));
    }
}
