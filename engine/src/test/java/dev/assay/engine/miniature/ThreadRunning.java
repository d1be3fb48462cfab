package dev.assay.engine.miniature;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A runner at work on a thread: one that throws has failed. */
final class ThreadRunning implements Running {

    interface Work {
        void run(List<String> told) throws Exception;
    }

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
    private final Thread thread;

    private ThreadRunning(Work work) {
        this.thread = new Thread(() -> {
            try {
                work.run(told);
                ended.complete(new Outcome(Outcome.Ending.SUCCEEDED, 0, String.join("\n", told)));
            } catch (Exception e) {
                told.add(String.valueOf(e.getMessage()));
                ended.complete(new Outcome(Outcome.Ending.FAILED, 1, String.join("\n", told)));
            }
        });
    }

    static ThreadRunning start(Work work) {
        ThreadRunning running = new ThreadRunning(work);
        running.thread.setDaemon(true);
        running.thread.start();
        return running;
    }

    @Override
    public boolean hasEnded() {
        return ended.isDone();
    }

    @Override
    public Outcome await(Duration bound) throws InterruptedException {
        try {
            return ended.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return new Outcome(Outcome.Ending.TIMED_OUT, -1, String.join("\n", told));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nobody hears of it any more; its session lives on, and does what is left to do. */
    @Override
    public void kill() {
        ended.complete(new Outcome(Outcome.Ending.KILLED, -1, String.join("\n", told)));
    }
}
