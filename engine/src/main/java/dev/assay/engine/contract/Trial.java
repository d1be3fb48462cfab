package dev.assay.engine.contract;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.execution.Texts;
import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.schema.CatalogReader;
import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.SchemaDifference;
import dev.assay.engine.schema.Snapshot;
import dev.assay.engine.wire.Trace;
import dev.assay.engine.wire.WireProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An adapter at work on a database of its own. */
final class Trial implements AutoCloseable {

    private final Adapter adapter;
    private final Duration bound;
    private final Database database;
    private final Connection connection;
    private final Path directory;
    private int orders;

    Trial(Adapter adapter, DatabasePool pool, Duration bound) throws SQLException, IOException {
        this.adapter = adapter;
        this.bound = bound;
        this.database = pool.lease();
        this.connection = database.connect("assay contract");
        this.directory = Files.createTempDirectory("assay-contract-");
    }

    Database database() {
        return database;
    }

    Running start(Action action, Release release, boolean ownProcess) throws IOException {
        return start(action, release, database.endpoint(), ownProcess);
    }

    private Running start(Action action, Release release, Endpoint address, boolean ownProcess) throws IOException {
        Path own = Files.createDirectory(directory.resolve("order-" + ++orders));
        return adapter.start(new Order(action, release, address, own, ownProcess));
    }

    /** Carries out an order, which must end in time. */
    Outcome run(Action action, Release release) throws IOException, InterruptedException, BrokenRule {
        return inTime(attempt(action, release));
    }

    private Outcome inTime(Outcome outcome) throws BrokenRule {
        if (outcome.ending() == Outcome.Ending.TIMED_OUT) {
            throw new BrokenRule(
                    "an end within " + bound.toSeconds() + " s",
                    "none: " + said(outcome),
                    "look what the command waits for; it must ask nobody anything");
        }
        return outcome;
    }

    /** Carries out an order, which may also not end in time. */
    Outcome attempt(Action action, Release release) throws IOException, InterruptedException {
        return start(action, release, false).await(bound);
    }

    /** Carries out an order, which must succeed. */
    void succeed(Action action, Release release) throws IOException, InterruptedException, BrokenRule {
        mustSucceed(run(action, release));
    }

    /**
     * Carries out an order, which must succeed, on the database through a wire proxy, as a scenario does.
     *
     * @return what the proxy saw
     */
    Trace succeedThroughProxy(Action action, Release release) throws IOException, InterruptedException, BrokenRule {
        try (WireProxy proxy = WireProxy.start(database.endpoint())) {
            mustSucceed(inTime(start(action, release, proxy.endpoint(), false).await(bound)));
            return proxy.trace();
        }
    }

    private static void mustSucceed(Outcome outcome) throws BrokenRule {
        if (!outcome.succeeded()) {
            throw new BrokenRule(
                    "success of a release that is right",
                    "exit code " + outcome.exitCode() + ": " + said(outcome),
                    "correct the command or the layout of files; or list the exit code under exit-codes.success");
        }
    }

    static String said(Outcome outcome) {
        return outcome.output().isBlank() ? "it said nothing" : "it said '" + Texts.excerpt(outcome.output()) + "'";
    }

    AppliedSet applied(Release onDisk) throws BrokenRule {
        try {
            return adapter.tracker().applied(connection, database.endpoint(), onDisk);
        } catch (SQLException e) {
            throw new BrokenRule(
                    "a tracker that can be read", String.valueOf(e.getMessage()), "correct the queries under tracker");
        }
    }

    void mustClaim(List<Long> versions, Release onDisk) throws BrokenRule {
        AppliedSet applied = applied(onDisk);
        if (!List.copyOf(applied.versions()).equals(versions) || applied.dirty().isPresent()) {
            throw new BrokenRule(
                    "the applied set " + versions,
                    applied.toString(),
                    "correct tracker.kind and tracker.applied; the first of tracker.relations must be the tracker");
        }
    }

    void mustHaveTables(long newest) throws SQLException, BrokenRule {
        for (long version : Samples.versions(newest)) {
            if (!exists(Samples.table(version))) {
                throw new BrokenRule(
                        "the table that migration " + version + " makes",
                        "none, although success was reported",
                        "look whether the command reads the files that the layout writes, and which database it works on");
            }
        }
    }

    boolean exists(String table) throws SQLException {
        return isTrue("SELECT to_regclass('public." + table + "') IS NOT NULL");
    }

    boolean isTrue(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    void sql(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void mustBe(Snapshot expected, String what) throws SQLException, BrokenRule {
        SchemaDifference difference = SchemaDifference.between(expected, snapshot());
        if (!difference.isEmpty()) {
            throw new BrokenRule(what, difference.summary(), "look what the command does");
        }
    }

    /** What is in the database beside what belongs to the runner. */
    Snapshot snapshot() throws SQLException {
        Tracker tracker = adapter.tracker();
        return CatalogReader.read(connection, Exclusions.of(tracker.schemas(), tracker.relations()));
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        database.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
