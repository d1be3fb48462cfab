package dev.assay.adapter.command;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Commands that are run one after the other until one fails: what prepares the files and what works on the database, or a command that
 * does one step, as often as an operator would have to run it.
 */
final class SuccessiveRuns implements Running {

    /** Longer than any bound that a story has; whoever waits ends what is running at the moment. */
    private static final Duration ONE = Duration.ofDays(1);

    private final Iterator<Start> following;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private Running current;
    private boolean ended;

    /** Starts a command once. */
    interface Start {
        Running run() throws IOException;
    }

    private SuccessiveRuns(Running first, Iterator<Start> following) {
        this.current = first;
        this.following = following;
    }

    /** Starts the first of them, of which there is one, at once, so that one that cannot be started is known. */
    static Running start(List<Start> starts) throws IOException {
        Iterator<Start> following = starts.iterator();
        Running first = following.next().run();
        if (!following.hasNext()) {
            return first;
        }
        SuccessiveRuns run = new SuccessiveRuns(first, following);
        Thread thread = new Thread(run::follow, "assay-successive-runs");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void follow() {
        StringBuilder said = new StringBuilder();
        try {
            Outcome one;
            do {
                one = current().await(ONE);
                said.append(one.output());
            } while (one.succeeded() && next());
            outcome.complete(new Outcome(one.ending(), one.exitCode(), said.toString()));
        } catch (InterruptedException | IOException | RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    private synchronized Running current() {
        return current;
    }

    private synchronized boolean next() throws IOException {
        if (ended || !following.hasNext()) {
            return false;
        }
        current = following.next().run();
        return true;
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
            throw new IllegalStateException("a command could not be run after another one", e.getCause());
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
