package dev.assay.engine.execution;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.data.DataReader;
import dev.assay.engine.data.SequencePositions;
import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.Sessions;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.schema.CatalogReader;
import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Everything that one case is played on: its database, the twin, the oracle, held sessions, directories. */
final class Stage implements AutoCloseable {

    private static final String OBSERVER = Backends.OWN + "observer";

    /** What CREATE DATABASE does not copy (its manual page, "Notes"), or what stands in its way. */
    private static final String HAS_SETTINGS_OF_ITS_OWN = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_db_role_setting WHERE setdatabase = d.oid)
                   OR EXISTS (SELECT FROM pg_catalog.pg_shdescription WHERE objoid = d.oid)
                   OR EXISTS (SELECT FROM pg_catalog.pg_prepared_xacts WHERE database = d.datname)
                   OR EXISTS (SELECT FROM pg_catalog.pg_subscription WHERE subdbid = d.oid)
                   OR d.datacl IS NOT NULL OR d.datconnlimit <> -1
                   OR pg_catalog.pg_get_userbyid(d.datdba) <> current_user
            FROM pg_catalog.pg_database AS d
            WHERE d.datname = pg_catalog.current_database()
            """;

    private final Adapter adapter;
    private final Oracle oracle;
    private final Level level;
    private final Database database;
    private Connection connection;
    private final Twin twin;
    private final HeldSessions held;
    private final Channels channels;
    private Sessions sessions;
    private Backends backends;
    private Residue residue;
    private final Path directory;
    private final Set<String> ownRelations;
    private final Map<Long, Migration> claimedAs;
    private final List<Running> runners = new ArrayList<>();
    private int directories;
    private boolean handedOver;

    /**
     * What is known of the database beyond what is in it.
     *
     * @param ownRelations the relations that are no part of the schema
     * @param claimedAs each version that is claimed, as it was when it was first claimed
     * @param story what happened, and must happen on the twin, too
     */
    record Knowledge(Set<String> ownRelations, Map<Long, Migration> claimedAs, List<Twin.Event> story) {

        Knowledge {
            ownRelations = Set.copyOf(ownRelations);
            claimedAs = Map.copyOf(claimedAs);
            story = List.copyOf(story);
        }

        /** What is known of an empty database. */
        static Knowledge ofEmpty(Adapter adapter) {
            return new Knowledge(adapter.tracker().relations(), Map.of(), List.of());
        }
    }

    /** Sets the stage on a database, which is dropped if that fails. */
    static Stage open(
            Adapter adapter,
            Ground ground,
            Level level,
            Database database,
            Knowledge knowledge,
            Path directory,
            Settings settings)
            throws SQLException {
        try {
            return new Stage(adapter, ground, level, database, knowledge, directory, settings);
        } catch (SQLException | RuntimeException e) {
            new Clearing().attempt(database::close);
            throw e;
        }
    }

    private Stage(
            Adapter adapter,
            Ground ground,
            Level level,
            Database database,
            Knowledge knowledge,
            Path directory,
            Settings settings)
            throws SQLException {
        this.adapter = adapter;
        this.oracle = ground.oracle();
        this.level = level;
        this.directory = directory;
        this.database = database;
        this.twin = new Twin(ground.twins(), knowledge.story());
        this.held = new HeldSessions(database);
        this.channels = new Channels(database.endpoint(), settings);
        this.ownRelations = new HashSet<>(knowledge.ownRelations());
        this.claimedAs = new HashMap<>(knowledge.claimedAs());
        this.sessions = database.sessions();
        this.backends = new Backends(sessions);
        this.connection = observer(database, sessions);
        this.residue = new Residue(connection, backends);
    }

    private static Connection observer(Database database, Sessions sessions) throws SQLException {
        try {
            return database.connect(OBSERVER);
        } catch (SQLException | RuntimeException e) {
            new Clearing().attempt(sessions::close);
            throw e;
        }
    }

    /** Remembers a runner that was started: none outlives the stage. */
    void started(Running runner) {
        runners.add(runner);
    }

    Oracle oracle() {
        return oracle;
    }

    Level level() {
        return level;
    }

    Database database() {
        return database;
    }

    HeldSessions held() {
        return held;
    }

    Channels channels() {
        return channels;
    }

    Backends backends() {
        return backends;
    }

    Residue residue() {
        return residue;
    }

    /** The sessions of runners that hold what keeps another one out, as a session of Assay in the same database sees it. */
    ExclusiveLocks exclusiveLocks(Connection observer) {
        return new ExclusiveLocks(observer, ownRelations);
    }

    /** The same, as the session sees it that looks at the database between the acts. */
    ExclusiveLocks exclusiveLocks() {
        return exclusiveLocks(connection);
    }

    /** Connects again to a server that crashed: every session is gone. */
    void reconnect() throws SQLException {
        connection.close();
        sessions.close();
        connection = database.connect(OBSERVER);
        sessions = database.sessions();
        backends = new Backends(sessions);
        residue = new Residue(connection, backends);
        twin.reconnect();
        held.forget();
    }

    void script(String sql) throws SQLException {
        Replay.script(connection, sql);
        twin.script(sql);
    }

    void install(String sql) throws SQLException {
        Replay.script(connection, sql);
        twin.install(sql);
    }

    /** Makes the database look as golang-migrate leaves it (its tracker: one row of version and dirty flag). */
    void legacy(Step.Legacy step) throws SQLException {
        for (Migration migration : step.applied().migrations()) {
            Replay.up(connection, migration);
        }
        String tracker = step.schema() + "." + step.table();
        ownRelations.add(tracker);
        String sql =
                "CREATE SCHEMA IF NOT EXISTS %s; CREATE TABLE %s (version bigint PRIMARY KEY, dirty boolean NOT NULL);"
                        .formatted(step.schema(), tracker);
        if (step.version().isPresent()) {
            sql += "INSERT INTO %s VALUES (%d, %b)"
                    .formatted(tracker, step.version().getAsLong(), step.dirty());
        }
        Replay.script(connection, sql);
        twin.legacy(step.applied(), sql);
    }

    /** Rewrites what the runner wrote down, behind its back; the twin has no tracker. */
    void rewriteTracker(Step.TrackerChange change) throws SQLException {
        Replay.script(connection, TrackerRewrite.sql(change, adapter.tracker().relations()));
    }

    State state(Release onDisk) throws SQLException {
        return new State(
                CatalogReader.read(connection, exclusions()),
                adapter.tracker().applied(connection, database.endpoint(), onDisk),
                DataReader.read(connection, exclusions()),
                SequencePositions.read(connection));
    }

    private Exclusions exclusions() {
        return Exclusions.of(adapter.tracker().schemas(), ownRelations);
    }

    Oracle.Truth truth(Release release, SortedSet<Long> target) {
        return oracle.of(release.only(target));
    }

    /** Tells which schema the claimed versions give, each as it was when it was first claimed. */
    Oracle.Truth claimedTruth(Release release, AppliedSet applied) {
        claimedAs.keySet().retainAll(applied.versions());
        for (Migration migration : release.only(applied.versions()).migrations()) {
            claimedAs.putIfAbsent(migration.version(), migration);
        }
        return oracle.of(new Release(List.copyOf(claimedAs.values())));
    }

    /** Tells which rows there should be after an act, which a runner succeeded with or not. */
    Twin.Content twin(Step.Act act, boolean succeeded, AppliedSet applied) throws SQLException {
        twin.follow(act, succeeded, applied.versions());
        Set<String> leftOut = new HashSet<>(ownRelations);
        leftOut.addAll(adapter.tracker().schemas());
        return twin.content(leftOut, exclusions());
    }

    Path newDirectory() throws IOException {
        directories++;
        return Files.createDirectories(directory.resolve("act-" + directories));
    }

    /** Leaves the database for somebody to look at. */
    Endpoint keep() {
        database.keep();
        return database.endpoint();
    }

    /** Whether a copy of the database would be the same: some settings belong to its name, and are not copied. */
    boolean canBeCopied() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HAS_SETTINGS_OF_ITS_OWN)) {
            return row.next() && !row.getBoolean(1);
        }
    }

    /** Tells what is known, so that a copy of the database can be told the same. */
    Knowledge knowledge() {
        return new Knowledge(ownRelations, claimedAs, twin.story());
    }

    /** Makes the database the caller's, who must close it after this stage. */
    Database handOver() {
        handedOver = true;
        return database;
    }

    /** Closes everything, also where one of them cannot be closed. */
    @Override
    public void close() {
        Clearing clearing = new Clearing();
        runners.forEach(runner -> clearing.attempt(() -> end(runner)));
        List<Clearing.Part> parts =
                List.of(held::close, channels::close, residue::clear, sessions::close, twin::close, connection::close);
        parts.forEach(clearing::attempt);
        if (!handedOver) {
            clearing.attempt(database::close);
        }
        clearing.finish("the database of the case could not be cleared away");
    }

    /** Ends a runner that nobody awaited, because something else went wrong; also where that was an interruption. */
    private static void end(Running runner) throws InterruptedException {
        if (runner.hasEnded()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            runner.await(Duration.ZERO);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
