package dev.assay.engine.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Waits until a condition holds, by looking at it again and again, never by hoping that some time is enough.
 *
 * <p>Every wait has a bound, and one that is exceeded says what was waited for and what was seen last.
 */
public final class Await {

    private static final long PAUSE_NANOS = Duration.ofMillis(3).toNanos();

    private Await() {}

    /**
     * Wait until {@code condition} is true.
     *
     * @param what what is waited for, as the end of the sentence "waited for ..."; never {@code null}
     * @param bound how long at most
     * @param condition looked at until it is true
     * @throws AwaitTimeoutException if the bound passes first
     * @throws IllegalStateException if the condition itself throws a checked exception, or the thread is interrupted
     */
    public static void until(String what, Duration bound, Callable<Boolean> condition) {
        until(what, bound, condition, Boolean::booleanValue);
    }

    /**
     * Wait until what {@code probe} sees satisfies {@code done}, and return it.
     *
     * @param what what is waited for, as the end of the sentence "waited for ..."; never {@code null}
     * @param bound how long at most
     * @param probe looks once; the last value that it saw is part of the message when the bound passes
     * @param done tells whether the wait is over
     * @param <T> what is seen
     * @return the first value that satisfies {@code done}
     * @throws AwaitTimeoutException if the bound passes first
     * @throws IllegalStateException if the probe itself throws a checked exception, or the thread is interrupted
     */
    public static <T> T until(String what, Duration bound, Callable<T> probe, Predicate<? super T> done) {
        long start = System.nanoTime();
        while (true) {
            T seen = look(what, probe);
            if (done.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - start >= bound.toNanos()) {
                throw new AwaitTimeoutException(what, bound, String.valueOf(seen));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while waiting for " + what + "; last seen: " + seen);
            }
        }
    }

    private static <T> T look(String what, Callable<T> probe) {
        try {
            return probe.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("could not look while waiting for " + what + ": " + e.getMessage(), e);
        }
    }
}
