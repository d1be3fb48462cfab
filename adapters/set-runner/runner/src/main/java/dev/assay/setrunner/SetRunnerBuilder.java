package dev.assay.setrunner;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Configures a {@link SetRunner}. One source of connections and the migrations directory are required. */
public final class SetRunnerBuilder {

    private static final String DEFAULT_TRACKER = "public.applied_migrations";
    private static final Duration DEFAULT_LOCK_WAIT = Duration.ofSeconds(60);

    private @Nullable ConnectionSource source;
    private @Nullable ScratchDatabases scratch;
    private @Nullable Path migrations;
    private QualifiedName tracker = QualifiedName.parse(DEFAULT_TRACKER);
    private @Nullable QualifiedName legacyTracker;
    private Duration lockWait = DEFAULT_LOCK_WAIT;
    private ChecksumPolicy checksums = ChecksumPolicy.RECORD;
    private MissingFilePolicy missingFiles = MissingFilePolicy.REFUSE;
    private ExistingObjectsPolicy existingObjects = ExistingObjectsPolicy.REFUSE;
    private ColumnOrderPolicy columnOrder = ColumnOrderPolicy.COMPARE;
    private DeferredPolicy deferred = DeferredPolicy.LEAVE;
    private final Set<Long> vouchedFor = new HashSet<>();
    private RunListener listener = new RunListener() {};
    private Parts parts = new Parts();

    SetRunnerBuilder() {}

    /** Opens a connection of its own for each call, by JDBC URL; the only source for which {@code adopt} needs nothing else. */
    public SetRunnerBuilder database(String url, @Nullable String user, @Nullable String password) {
        source = ConnectionSource.of(url, user, password);
        scratch = name -> {
            String other = JdbcUrl.withDatabase(url, name);
            return DriverManager.getConnection(other, ConnectionSource.properties(other, user, password));
        };
        return this;
    }

    /** Borrows one connection for each call and returns it with the settings that it had. */
    public SetRunnerBuilder dataSource(DataSource dataSource) {
        source = ConnectionSource.of(dataSource);
        return this;
    }

    /** Uses a connection of the caller, which must be in auto-commit mode and stays open. */
    public SetRunnerBuilder connection(Connection connection) {
        source = ConnectionSource.of(connection);
        return this;
    }

    /** Says how {@code adopt} reaches its scratch database when the source is a data source or a connection. */
    public SetRunnerBuilder scratchDatabases(ScratchDatabases databases) {
        scratch = databases;
        return this;
    }

    /** The directory of the {@code .up.sql} and {@code .down.sql} files; directories below it are not read. */
    public SetRunnerBuilder migrations(Path directory) {
        migrations = directory;
        return this;
    }

    /** The tracker as {@code schema.table}; the default is {@value #DEFAULT_TRACKER}. */
    public SetRunnerBuilder tracker(String name) {
        tracker = QualifiedName.parse(name);
        return this;
    }

    /** A tracker of golang-migrate as {@code schema.table}, to be taken over once while the set is empty. None by default. */
    public SetRunnerBuilder legacyTracker(String name) {
        legacyTracker = QualifiedName.parse(name);
        return this;
    }

    /** How long to wait for the lock, and for an index that another session builds; 60 seconds by default, zero tries once. */
    public SetRunnerBuilder lockWait(Duration wait) {
        lockWait = wait;
        return this;
    }

    /** What recorded checksums are good for; {@link ChecksumPolicy#RECORD} by default. */
    public SetRunnerBuilder checksums(ChecksumPolicy policy) {
        checksums = policy;
        return this;
    }

    /** What to do about applied versions without a file; {@link MissingFilePolicy#REFUSE} by default. */
    public SetRunnerBuilder missingFiles(MissingFilePolicy policy) {
        missingFiles = policy;
        return this;
    }

    /** What to do about objects in a database without history; {@link ExistingObjectsPolicy#REFUSE} by default. */
    public SetRunnerBuilder existingObjects(ExistingObjectsPolicy policy) {
        existingObjects = policy;
        return this;
    }

    /** Whether {@code adopt} compares the order of columns; {@link ColumnOrderPolicy#COMPARE} by default. */
    public SetRunnerBuilder columnOrder(ColumnOrderPolicy policy) {
        columnOrder = policy;
        return this;
    }

    /** What {@code migrate} does about deferred migrations; {@link DeferredPolicy#LEAVE} by default. */
    public SetRunnerBuilder deferred(DeferredPolicy policy) {
        deferred = policy;
        return this;
    }

    /** Vouches for the rows of this migration: {@code adopt} can prove a schema and not what an UPDATE did. */
    public SetRunnerBuilder vouchFor(long version) {
        vouchedFor.add(version);
        return this;
    }

    /** Who hears about the run. */
    public SetRunnerBuilder listener(RunListener runListener) {
        listener = runListener;
        return this;
    }

    /** Replaces parts of the runner, for tests. */
    SetRunnerBuilder parts(Parts other) {
        parts = other;
        return this;
    }

    /**
     * Builds the runner; nothing is opened or read yet.
     *
     * @throws SetRunnerException.Usage if the source or the directory is missing, or the lock wait is negative
     */
    public SetRunner build() {
        if (source == null) {
            throw usage("database", "a database: a JDBC URL, a data source or a connection");
        }
        if (migrations == null) {
            throw usage("migrations", "the migrations directory");
        }
        if (lockWait.isNegative()) {
            throw usage("lockWait", "a duration of zero or more");
        }
        return new SetRunner(new Options(
                source,
                scratch,
                migrations,
                tracker,
                legacyTracker,
                lockWait,
                checksums,
                missingFiles,
                existingObjects,
                columnOrder,
                deferred,
                Set.copyOf(vouchedFor),
                new LoggingListener(listener),
                parts));
    }

    private static SetRunnerException.Usage usage(String option, String expected) {
        return new SetRunnerException.Usage(new Problem(
                "configuration, " + option, expected, "none", "the runner guesses nothing", "set " + option));
    }
}
