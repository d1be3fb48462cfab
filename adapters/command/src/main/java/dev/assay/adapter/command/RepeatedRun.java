package dev.assay.adapter.command;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A command that does one step, run as often as an operator would have to, one after the other and until one fails.
 */
final class RepeatedRun implements Running {

    /** Longer than any bound that a story has; whoever waits ends what is running at the moment. */
    private static final Duration ONE = Duration.ofDays(1);

    private final Start start;
    private final int times;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private Running current;
    private boolean ended;

    /** Starts the command once. */
    interface Start {
        Running run() throws IOException;
    }

    private RepeatedRun(Start start, int times, Running first) {
        this.start = start;
        this.times = times;
        this.current = first;
    }

    /** Starts the first of them at once, so that one that cannot be started is known. */
    static Running start(Start start, int times) throws IOException {
        if (times == 1) {
            return start.run();
        }
        RepeatedRun run = new RepeatedRun(start, times, start.run());
        Thread thread = new Thread(run::follow, "assay-repeated-run");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void follow() {
        StringBuilder said = new StringBuilder();
        try {
            for (int done = 1; ; done++) {
                Outcome one = current().await(ONE);
                said.append(one.output());
                if (!one.succeeded() || done == times || !next()) {
                    outcome.complete(new Outcome(one.ending(), one.exitCode(), said.toString()));
                    return;
                }
            }
        } catch (InterruptedException | IOException | RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    private synchronized Running current() {
        return current;
    }

    private synchronized boolean next() throws IOException {
        if (!ended) {
            current = start.run();
        }
        return !ended;
    }

    @Override
    public boolean hasEnded() {
        return outcome.isDone();
    }

    @Override
    public Outcome await(Duration bound) throws InterruptedException {
        try {
            return outcome.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            Outcome last = stop().await(Duration.ZERO);
            return new Outcome(Outcome.Ending.TIMED_OUT, -1, last.output());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a command could not be run again", e.getCause());
        }
    }

    private synchronized Running stop() {
        ended = true;
        current.kill();
        return current;
    }

    @Override
    public void kill() {
        stop();
    }
}
