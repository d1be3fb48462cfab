package dev.assay.engine.postgres;

import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PgBouncer, the real program, in transaction mode between a runner and a server. A client's transactions go to the
 * server connections of its pool in turn, as they do without any pattern where other clients are busy: a session of the
 * client is no session of the server. Listens on 127.0.0.1 only.
 */
public final class PgBouncer implements AutoCloseable {

    /** The name of the program. */
    public static final String PROGRAM = "pgbouncer";

    /** How many server connections stand ready before the first client comes. */
    private static final int READY_CONNECTIONS = 3;

    /** Debian and its like put it there, and have that on the PATH of root alone. */
    private static final String DAEMONS = "/usr/sbin";

    private static final int PORT_ATTEMPTS = 5;
    private static final Duration START_BOUND = Duration.ofSeconds(20);
    private static final Duration END_BOUND = Duration.ofSeconds(10);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Path directory;
    private final Reaper.Watch directoryWatch;
    private final Process process;
    private final Reaper.Watch processWatch;
    private final Endpoint endpoint;

    private PgBouncer(
            Path directory,
            Reaper.Watch directoryWatch,
            Process process,
            Reaper.Watch processWatch,
            Endpoint endpoint) {
        this.directory = directory;
        this.directoryWatch = directoryWatch;
        this.process = process;
        this.processWatch = processWatch;
        this.endpoint = endpoint;
    }

    /**
     * Looks for the program on the {@code PATH}, and where systems put it that do not have their daemons there.
     *
     * @return the program, empty if it is not there
     */
    public static Optional<Path> find() {
        return find(System.getenv().getOrDefault("PATH", "") + File.pathSeparator + DAEMONS);
    }

    static Optional<Path> find(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory).resolve(PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it in front of a database, and waits until it passes statements on.
     *
     * @param program the program
     * @param database the database; whoever may enter there may enter through the pooler
     * @return the running pooler
     * @throws PostgresException if it does not start within a bound
     */
    public static PgBouncer start(Path program, Endpoint database) {
        Path directory = Path.of(System.getProperty("java.io.tmpdir")).resolve("assay-pgbouncer-" + Secrets.runName());
        Reaper.Watch watch = Reaper.watchDirectory(directory);
        try {
            PrivateDirectories.create(directory);
            return start(program, database, directory, watch);
        } catch (IOException e) {
            discard(directory, watch);
            throw PostgresException.at(program + " in front of " + database)
                    .expected("a pooler that starts and passes statements on")
                    .found(String.valueOf(e.getMessage()))
                    .rule("a story that says 'via: pgbouncer' is played through the real program")
                    .next("see the lines of its log above")
                    .because(e);
        }
    }

    /** A free port is free only until somebody takes it: tries another if that happens. */
    private static PgBouncer start(Path program, Endpoint database, Path directory, Reaper.Watch watch)
            throws IOException {
        Privileges privileges = Privileges.detect();
        for (int attempt = 1; ; attempt++) {
            Endpoint endpoint = database.withAddress("127.0.0.1", freePort());
            Path configuration = PgBouncerFiles.write(directory, database, endpoint.port());
            for (Path path : List.of(PgBouncerFiles.users(directory), configuration, directory)) {
                privileges.own(path);
            }
            List<String> command = privileges.command(List.of(program.toString(), configuration.toString()));
            Process process = new ProcessBuilder(OwnSession.command(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log(directory).toFile())
                    .start();
            Reaper.Watch processWatch = Reaper.watch(process.toHandle());
            PgBouncer pooler = new PgBouncer(directory, watch, process, processWatch, endpoint);
            try {
                pooler.ready();
                return pooler;
            } catch (IOException e) {
                pooler.end();
                if (attempt == PORT_ATTEMPTS || !String.valueOf(e.getMessage()).contains("in use")) {
                    throw e;
                }
            }
        }
    }

    private void ready() throws IOException {
        String[] refusal = {"it did not answer"};
        try {
            boolean answers = Await.until(
                            "PgBouncer to pass statements on",
                            START_BOUND,
                            () -> answers(refusal) ? Optional.of(true) : ended(),
                            Optional::isPresent)
                    .orElseThrow();
            if (!answers) {
                throw new IOException("it ended at once\n" + logText());
            }
        } catch (AwaitTimeoutException e) {
            throw new IOException(refusal[0] + "\n" + logText(), e);
        }
    }

    private Optional<Boolean> ended() {
        return process.isAlive() ? Optional.empty() : Optional.of(false);
    }

    /** Opens several connections at once, so that the pool behind them has as many. */
    private boolean answers(String[] refusal) {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < READY_CONNECTIONS; i++) {
                Connection connection = endpoint.connect(PROGRAM);
                connections.add(connection);
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
            for (Connection connection : connections) {
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            refusal[0] = String.valueOf(e.getMessage());
            return false;
        } finally {
            connections.forEach(PgBouncer::closeQuietly);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // What matters of it was done or has failed before.
        }
    }

    /**
     * Tells where clients connect.
     *
     * @return the same database and role at the pooler's own address
     */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Its process, for tests. */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** Where its files are, for tests. */
    Path directory() {
        return directory;
    }

    /** Ends it at once, and every connection with it. */
    @Override
    public void close() {
        end();
        discard(directory, directoryWatch);
    }

    private void end() {
        process.destroyForcibly();
        try {
            Await.until("PgBouncer to end", END_BOUND, () -> !process.isAlive());
            processWatch.close();
        } catch (AwaitTimeoutException e) {
            // The reaper still knows it and tries again when this process has ended.
        }
    }

    private static void discard(Path directory, Reaper.Watch watch) {
        try {
            FileTrees.delete(directory);
            watch.close();
        } catch (IOException e) {
            // The reaper still knows the directory and tries again when this process has ended.
        }
    }

    private String logText() {
        try {
            return Files.readString(log(directory), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private static Path log(Path directory) {
        return directory.resolve("pgbouncer.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens; its password is not shown. */
    @Override
    public String toString() {
        return "PgBouncer at " + endpoint;
    }
}
