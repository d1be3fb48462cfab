package dev.assay.engine.adapter;

import java.time.Duration;

/** A runner at work. */
public interface Running {

    /**
     * Tells whether it has ended.
     *
     * @return whether it has
     */
    boolean hasEnded();

    /**
     * Waits until the runner has ended; one that has not within the bound is ended, with everything it started.
     *
     * @param bound how long to wait at most
     * @return how it ended, never {@code null}
     * @throws InterruptedException if interrupted meanwhile
     */
    Outcome await(Duration bound) throws InterruptedException;

    /**
     * Kills the runner's process with SIGKILL.
     *
     * @throws UnsupportedOperationException if the runner is not a process of its own
     */
    void kill();
}
