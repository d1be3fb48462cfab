package dev.assay.engine.postgres;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies of one template database, made ahead of need: a background thread goes on copying until a few are ready, and
 * again whenever one is taken.
 */
public final class DatabaseSupply implements AutoCloseable {

    private static final Duration LEASE_BOUND = Duration.ofSeconds(60);

    private final DatabasePool pool;
    private final String template;
    private final BlockingQueue<String> ready;
    private final Thread thread;
    private volatile @Nullable Exception failure;
    private volatile boolean closed;

    DatabaseSupply(DatabasePool pool, String template, int readyDatabases) {
        this.pool = pool;
        this.template = template;
        this.ready = new ArrayBlockingQueue<>(readyDatabases);
        this.thread = new Thread(this::fill, "assay-database-supply");
        this.thread.setDaemon(true);
    }

    /** Begins to make databases. */
    DatabaseSupply start() {
        thread.start();
        return this;
    }

    /**
     * Take a database. It is the caller's until closed.
     *
     * @throws PostgresException if none can be made
     */
    public Database lease() {
        try {
            String name = ready.poll();
            for (long end = System.nanoTime() + LEASE_BOUND.toNanos(); name == null; ) {
                requireWorking(end);
                name = ready.poll(20, TimeUnit.MILLISECONDS);
            }
            return pool.leased(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw pool.problem("a database within " + LEASE_BOUND.toSeconds() + " s", template, e);
        }
    }

    private void requireWorking(long end) {
        Exception cause = failure;
        if (cause != null) {
            throw pool.problem("a database copied from the template", template, cause);
        }
        if (closed || System.nanoTime() > end) {
            String why = closed ? "the pool is closed" : "none after " + LEASE_BOUND.toSeconds() + " s";
            throw pool.problem("a database", template, new IllegalStateException(why));
        }
    }

    private void fill() {
        try {
            while (!closed) {
                ready.put(pool.copy(template, () -> closed));
            }
        } catch (InterruptedException e) {
            // The supply is being closed.
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Stop making databases, and drop those that nobody took. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LEASE_BOUND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (String name = ready.poll(); name != null; name = ready.poll()) {
            pool.drop(name);
        }
    }
}
