package dev.assay.engine.postgres;

import dev.assay.engine.await.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Empty databases of one server, made ahead of need.
 *
 * <p>A background thread copies a template until a few databases are ready and goes on whenever one is taken. Every name
 * begins with the same prefix, which belongs to this pool alone; when the pool is closed, nothing with it is left,
 * except what was {@link Database#keep() kept}.
 */
public final class DatabasePool implements AutoCloseable {

    private static final Duration LEASE_BOUND = Duration.ofSeconds(60);

    /** Copying files is two to four times as fast as writing a copy to the log; before 15 it was the only way. */
    private static final int FIRST_MAJOR_WITH_STRATEGY = 15;

    private final PostgresServer server;
    private final String prefix = "assay_" + Secrets.runName() + "_";
    private final String strategy;
    private final BlockingQueue<String> ready;
    private final Set<String> existing = ConcurrentHashMap.newKeySet();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lastNumber = new AtomicInteger();
    private final AdminConnection maker;
    private final AdminConnection dropper;
    private final Thread thread;
    private Reaper.@Nullable Watch watch;
    private volatile @Nullable Exception failure;
    private volatile boolean closed;

    private DatabasePool(PostgresServer server, int readyDatabases) {
        this.server = server;
        this.strategy = server.version().major() >= FIRST_MAJOR_WITH_STRATEGY ? " STRATEGY file_copy" : "";
        this.ready = new ArrayBlockingQueue<>(readyDatabases);
        this.maker = new AdminConnection(server, "assay-pool");
        this.dropper = new AdminConnection(server, "assay-pool");
        this.thread = new Thread(this::fill, "assay-database-pool");
        this.thread.setDaemon(true);
    }

    /**
     * Make the template and begin to make databases.
     *
     * @param server where
     * @param readyDatabases how many to keep ready, at least one
     * @throws PostgresException if the template cannot be made
     */
    public static DatabasePool open(PostgresServer server, int readyDatabases) {
        DatabasePool pool = new DatabasePool(server, readyDatabases);
        pool.watchDatabases();
        try {
            pool.makeTemplate();
        } catch (SQLException e) {
            pool.close();
            throw pool.problem("a template to copy databases from", e);
        }
        pool.thread.start();
        return pool;
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
            return new Database(this, server, name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem("a database within " + LEASE_BOUND.toSeconds() + " s", e);
        }
    }

    private void requireWorking(long end) {
        Exception cause = failure;
        if (cause != null) {
            throw problem("a database copied from the template", cause);
        }
        if (closed || System.nanoTime() > end) {
            String why = closed ? "the pool is closed" : "none after " + LEASE_BOUND.toSeconds() + " s";
            throw problem("a database", new IllegalStateException(why));
        }
    }

    /** Whether the server may be crashed and started again. */
    public boolean canCrash() {
        return server.canRestart();
    }

    /** Drop every database of this pool that was not kept, and the template. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LEASE_BOUND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        maker.close();
        existing.forEach(this::drop);
        dropper.close();
        forgetDatabases();
    }

    private synchronized void forgetDatabases() {
        if (watch != null) {
            watch.close();
        }
    }

    /** Drop one database, whoever is connected to it. */
    void drop(String name) {
        try {
            dropper.execute(SqlNames.dropDatabase(name));
            existing.remove(name);
        } catch (SQLException e) {
            throw problem("the database " + name + " to be dropped", e);
        }
    }

    /** Forget one database, so that it stays. */
    void keep(String name) {
        existing.remove(name);
        kept.add(name);
        watchDatabases();
    }

    /** A server that ends with Assay takes its databases with it; on any other they must be dropped one by one. */
    private synchronized void watchDatabases() {
        if (!server.endsWithAssay()) {
            Reaper.Watch old = watch;
            Endpoint endpoint = server.endpoint(server.maintenanceDatabase());
            watch = Reaper.watchDatabases(prefix, endpoint, List.copyOf(kept));
            if (old != null) {
                old.close();
            }
        }
    }

    private String template() {
        return prefix + "template";
    }

    private void makeTemplate() throws SQLException {
        existing.add(template());
        maker.execute(
                "CREATE DATABASE " + SqlNames.quote(template()) + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
                // Nobody may connect to it, or copying it would fail.
                "ALTER DATABASE " + SqlNames.quote(template()) + " ALLOW_CONNECTIONS false");
    }

    private void fill() {
        try {
            while (!closed) {
                ready.put(makeOne());
            }
        } catch (InterruptedException e) {
            // The pool is being closed.
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Makes a database; a server that is being restarted is waited for. */
    private String makeOne() {
        return Await.until("a database to be made", LEASE_BOUND, this::tryToMake, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> tryToMake() throws SQLException {
        String name = prefix + lastNumber.incrementAndGet();
        existing.add(name);
        try {
            maker.execute(
                    "CREATE DATABASE " + SqlNames.quote(name) + " TEMPLATE " + SqlNames.quote(template()) + strategy);
            return Optional.of(name);
        } catch (SQLException e) {
            existing.remove(name);
            if (closed || !isAway(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Classes 08 (connection exception) and 57P (operator intervention: the server stops or starts). */
    private static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private PostgresException problem(String expected, Exception cause) {
        return PostgresException.at("database pool on " + server.description())
                .expected(expected)
                .found(String.valueOf(cause.getMessage()))
                .rule("every scenario gets an empty database of its own, copied from " + template())
                .next("look at the server's log; drop what is left with DROP DATABASE ... WITH (FORCE)")
                .because(cause);
    }
}
