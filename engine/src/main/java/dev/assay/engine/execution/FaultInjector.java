package dev.assay.engine.execution;

import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.postgres.Backend;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends the backend or the process of a runner that waits for a lock, and says whether it did. */
final class FaultInjector {

    private final Backends backends;
    private final HeldSessions held;
    private final Duration bound;

    FaultInjector(Backends backends, HeldSessions held, Duration bound) {
        this.backends = backends;
        this.held = held;
        this.bound = bound;
    }

    FaultReport inject(Fault fault, Waiting moment, Running running) throws SQLException {
        Optional<Backend> victim;
        try {
            victim = awaitVictim(moment, running);
        } catch (AwaitTimeoutException e) {
            return new FaultReport(false, String.valueOf(e.getMessage()), fault.at());
        }
        if (victim.isEmpty()) {
            return new FaultReport(
                    false, "the runner ended before it waited in '" + moment.statement() + "'", fault.at());
        }
        fire(fault, running, victim.get());
        return new FaultReport(true, describe(fault, victim.get()), fault.at());
    }

    /** Waits until a session of the runner is at the moment of the fault; empty if the runner ended before. */
    private Optional<Backend> awaitVictim(Waiting moment, Running running) {
        AtomicBoolean ended = new AtomicBoolean();
        return Await.until(
                "a session of the runner to wait in " + moment.statement(),
                bound,
                () -> {
                    ended.set(running.hasEnded());
                    return backends.at(moment);
                },
                seen -> seen.isPresent() || ended.get());
    }

    private void fire(Fault fault, Running running, Backend victim) throws SQLException {
        if (fault.kind() == Fault.Kind.KILL) {
            running.kill();
            return;
        }
        backends.terminate(victim.pid());
        try {
            awaitEndOrSecondTry(running, victim);
        } catch (AwaitTimeoutException e) {
            // Neither ended nor tried again: whoever waits for the runner finds that it hangs.
        }
    }

    /**
     * A runner may connect again and send the statement a second time, which then waits as the first did: the held
     * sessions are let go, so that it can go on.
     */
    private void awaitEndOrSecondTry(Running running, Backend victim) throws SQLException {
        Optional<Boolean> ended = Await.until(
                "the runner to end, or to try again, after its backend was terminated",
                bound,
                () -> running.hasEnded()
                        ? Optional.of(true)
                        : waitsAgain(victim) ? Optional.of(false) : Optional.<Boolean>empty(),
                Optional::isPresent);
        if (!ended.orElseThrow()) {
            held.letAllGo();
        }
    }

    private boolean waitsAgain(Backend victim) throws SQLException {
        return backends.list().stream()
                .anyMatch(backend -> backend.isWaitingForLock() && backend.pid() != victim.pid());
    }

    private static String describe(Fault fault, Backend victim) {
        return fault.kind() == Fault.Kind.KILL
                ? "killed the runner's process while its backend was " + Backends.describe(victim)
                : "terminated the backend " + Backends.describe(victim);
    }
}
