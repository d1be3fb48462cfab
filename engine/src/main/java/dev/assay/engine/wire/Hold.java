package dev.assay.engine.wire;

import dev.assay.engine.await.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place where a connection waits until somebody lets it go on, for one use. It never waits longer than its bound. */
public final class Hold {

    private final Duration bound;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean expired;

    /** A hold that lets go by itself once the bound has passed. */
    public Hold(Duration bound) {
        this.bound = bound;
    }

    /** Whether a connection has come to it. */
    public boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Wait until a connection has come to it. */
    public void awaitReached(Duration atMost) {
        Await.until("a connection to be held", atMost, this::isReached);
    }

    /** Let it go on, or not even stop. */
    public void release() {
        released.countDown();
    }

    /** Whether it let go because its bound had passed, so that nothing can be concluded from it. */
    public boolean isExpired() {
        return expired;
    }

    void enter() throws InterruptedException {
        reached.countDown();
        if (!released.await(bound.toNanos(), TimeUnit.NANOSECONDS)) {
            expired = true;
        }
    }
}
