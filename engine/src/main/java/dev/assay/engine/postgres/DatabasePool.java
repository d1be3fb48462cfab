package dev.assay.engine.postgres;

import dev.assay.engine.await.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Empty databases of one server, made ahead of need, and copies of any of them.
 *
 * <p>Every name begins with the same prefix, which belongs to this pool alone; when the pool is closed, nothing with it
 * is left, except what was {@link Database#keep() kept}.
 */
public final class DatabasePool implements AutoCloseable {

    private static final Duration RESTART_BOUND = Duration.ofSeconds(60);

    /** Copying files is two to four times as fast as writing a copy to the log; before 15 it was the only way. */
    private static final int FIRST_MAJOR_WITH_STRATEGY = 15;

    /** Before, only single columns could have a collation of ICU. */
    private static final int FIRST_MAJOR_WITH_ICU = 15;

    private final PostgresServer server;
    private final String prefix = "assay_" + Secrets.runName() + "_";
    private final String strategy;
    private final int readyDatabases;
    private final Duration restartBound;
    private final Set<String> existing = ConcurrentHashMap.newKeySet();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lastNumber = new AtomicInteger();
    private final ControlConnections controls;

    /** Databases are made one after the other: each ends with a checkpoint. */
    private final Object making = new Object();

    private final Map<Optional<String>, DatabaseSupply> empty = new ConcurrentHashMap<>();
    private Reaper.@Nullable Watch watch;

    private DatabasePool(PostgresServer server, int readyDatabases, Duration restartBound) {
        this.server = server;
        this.restartBound = restartBound;
        this.strategy = server.version().major() >= FIRST_MAJOR_WITH_STRATEGY ? " STRATEGY file_copy" : "";
        this.readyDatabases = readyDatabases;
        this.controls = new ControlConnections(server);
    }

    /**
     * Make the template and begin to make databases.
     *
     * @param server where
     * @param readyDatabases how many to keep ready, at least one
     * @throws PostgresException if the template cannot be made
     */
    public static DatabasePool open(PostgresServer server, int readyDatabases) {
        return open(server, readyDatabases, RESTART_BOUND);
    }

    /** The same, with a bound on how long a server may be away. */
    static DatabasePool open(PostgresServer server, int readyDatabases, Duration restartBound) {
        DatabasePool pool = new DatabasePool(server, readyDatabases, restartBound);
        pool.watchDatabases();
        try {
            pool.empty(Optional.empty());
        } catch (PostgresException e) {
            pool.close();
            throw e;
        }
        return pool;
    }

    /**
     * Take an empty database, which compares texts by their bytes. It is the caller's until closed.
     *
     * @throws PostgresException if none can be made
     */
    public Database lease() {
        return lease(Optional.empty());
    }

    /**
     * Take an empty database. It is the caller's until closed.
     *
     * @param icuLocale by which locale of ICU it compares texts; empty if by their bytes
     * @throws PostgresException if none can be made
     */
    public Database lease(Optional<String> icuLocale) {
        return empty(icuLocale).lease();
    }

    /**
     * Whether databases can have a locale: of ICU only a server that was built with it, from version 15 on.
     *
     * @param icuLocale the locale; empty for the order of bytes, which every server has
     */
    public boolean hasLocale(Optional<String> icuLocale) {
        return icuLocale.isEmpty()
                || empty.containsKey(icuLocale)
                || (server.version().major() >= FIRST_MAJOR_WITH_ICU && hasIcu());
    }

    private boolean hasIcu() {
        try {
            Connection connection = controls.borrow();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(
                            "SELECT EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collprovider = 'i')")) {
                return found.next() && found.getBoolean(1);
            } finally {
                controls.giveBack(connection);
            }
        } catch (SQLException e) {
            throw problem("the collations of the server", template(Optional.empty()), e);
        }
    }

    private void make(String... commands) throws SQLException {
        synchronized (making) {
            execute(commands);
        }
    }

    private void execute(String... commands) throws SQLException {
        Connection connection = controls.borrow();
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } finally {
            controls.giveBack(connection);
        }
    }

    /** The supply of empty databases; the first who asks makes their template. */
    private DatabaseSupply empty(Optional<String> icuLocale) {
        return empty.computeIfAbsent(icuLocale, locale -> {
            try {
                makeTemplate(locale);
                return new DatabaseSupply(this, template(locale), readyDatabases).start();
            } catch (SQLException e) {
                throw problem("a template to copy databases from", template(locale), e);
            }
        });
    }

    /**
     * Make copies of a database, ahead of need. Whoever is connected to it is ended, and nobody may connect any more.
     *
     * @param original a database of this pool, which must stay until the supply is closed
     * @return the supply, to be closed before this pool
     * @throws SQLException if it cannot be made a template
     */
    public DatabaseSupply copiesOf(Database original) throws SQLException {
        execute("ALTER DATABASE " + SqlNames.quote(original.name()) + " ALLOW_CONNECTIONS false");
        try (Sessions sessions = original.sessions()) {
            sessions.terminateAll();
        }
        return new DatabaseSupply(this, original.name(), readyDatabases).start();
    }

    Database leased(String name) {
        return new Database(this, server, name);
    }

    Sessions sessions(String name) throws SQLException {
        return Sessions.of(controls, name);
    }

    /** Whether the server may be crashed and started again. */
    public boolean canCrash() {
        return server.canRestart();
    }

    /** Drop every database of this pool that was not kept, and the template. */
    @Override
    public void close() {
        empty.values().forEach(DatabaseSupply::close);
        existing.forEach(this::drop);
        controls.close();
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
            execute(SqlNames.dropDatabase(name));
            existing.remove(name);
        } catch (SQLException e) {
            throw problem("the database " + name + " to be dropped", template(Optional.empty()), e);
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

    private String template(Optional<String> icuLocale) {
        return prefix + "template" + icuLocale.map(locale -> "_" + locale).orElse("");
    }

    private void makeTemplate(Optional<String> icuLocale) throws SQLException {
        String template = template(icuLocale);
        existing.add(template);
        make(
                "CREATE DATABASE " + SqlNames.quote(template) + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
                        + icuLocale
                                .map(locale -> " LOCALE_PROVIDER icu ICU_LOCALE '" + locale + "'")
                                .orElse(""),
                // Nobody may connect to it, or copying it would fail.
                "ALTER DATABASE " + SqlNames.quote(template) + " ALLOW_CONNECTIONS false");
    }

    /** Copies a template, and waits for a server that is being restarted, unless nobody wants the copy any more. */
    String copy(String template, BooleanSupplier unwanted) {
        return Await.until(
                        "a database to be made", restartBound, () -> tryToCopy(template, unwanted), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> tryToCopy(String template, BooleanSupplier unwanted) throws SQLException {
        String name = prefix + lastNumber.incrementAndGet();
        existing.add(name);
        try {
            make("CREATE DATABASE " + SqlNames.quote(name) + " TEMPLATE " + SqlNames.quote(template) + strategy);
            return Optional.of(name);
        } catch (SQLException e) {
            existing.remove(name);
            if (unwanted.getAsBoolean() || !isAway(e)) {
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

    PostgresException problem(String expected, String template, Exception cause) {
        return PostgresException.at("database pool on " + server.description())
                .expected(expected)
                .found(String.valueOf(cause.getMessage()))
                .rule("every scenario gets an empty database of its own, copied from " + template)
                .next("look at the server's log; drop what is left with DROP DATABASE ... WITH (FORCE)")
                .because(cause);
    }
}
