package dev.assay.setrunner;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The pause between two looks at a condition that only the server knows, up to a bound. The pause is on this side on purpose:
 * a server-side wait (a blocked pg_advisory_lock, even pg_sleep) holds a snapshot for as long as it lasts, and CREATE INDEX
 * CONCURRENTLY in another session waits for that snapshot (flyway/flyway#1654, golang-migrate/migrate#960).
 */
final class Poll {

    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final long start = System.nanoTime();
    private final Duration bound;

    Poll(Duration bound) {
        this.bound = bound;
    }

    /** Pauses, and tells whether there is time for another look; an interrupt ends the waiting and stays set. */
    boolean again() {
        long left = bound.toNanos() - (System.nanoTime() - start);
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        LockSupport.parkNanos(this, Math.min(PAUSE_NANOS, left));
        return true;
    }
}
