package dev.assay.engine.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL's own programs, started by Assay as a process of this machine. */
final class EmbeddedServer implements PostgresServer {

    static final String USER = "postgres";

    /**
     * Fast, because no failure of the machine has to be survived, but a crash of the server has: commits are written at
     * once, and not forced to disk. The same on every machine, because verdicts must be.
     */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "fsync = off",
            // A deadlock is found as soon as it is there: nothing else hangs on it.
            "deadlock_timeout = 100ms",
            "full_page_writes = off",
            "shared_buffers = 64MB",
            "max_wal_size = 128MB",
            "min_wal_size = 32MB",
            "max_connections = 200",
            "max_prepared_transactions = 10",
            "jit = off",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "lc_messages = 'C'",
            "logging_collector = off");

    private static final int PORT_ATTEMPTS = 5;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final String choice;
    private final Path root;
    private final Cluster cluster;
    private final Reaper.Watch watch;
    private final Endpoint maintenance;
    private final ServerVersion version;
    private ProcessHandle postmaster;
    private boolean closed;
    private boolean kept;

    private EmbeddedServer(
            String choice, Path root, Cluster cluster, Reaper.Watch watch, Started started, ServerVersion version) {
        this.choice = choice;
        this.root = root;
        this.cluster = cluster;
        this.watch = watch;
        this.postmaster = started.postmaster();
        this.maintenance = started.endpoint();
        this.version = version;
    }

    /** Start a server of a major version. */
    static EmbeddedServer start(int major, String choice) {
        BinaryArchive archive = BinaryArchives.here().find(major);
        try {
            return start(archive, choice);
        } catch (IOException | SQLException e) {
            throw PostgresException.at("embedded PostgreSQL " + archive.version())
                    .expected("a server that starts and accepts connections")
                    .found(String.valueOf(e.getMessage()))
                    .rule("the programs come from " + archive.jar().getFileName())
                    .next("see the lines of its log above, or name another server with --postgres")
                    .because(e);
        }
    }

    private static EmbeddedServer start(BinaryArchive archive, String choice) throws IOException, SQLException {
        Path home = BinaryCache.here().unpacked(archive);
        Privileges privileges = Privileges.detect();
        Path root = DataDirectories.choose();
        Reaper.Watch watch = Reaper.watchCluster(root);
        Cluster cluster = new Cluster(root, home, Platform.current(), privileges);
        try {
            PrivateDirectories.create(root);
            String password = Secrets.password();
            cluster.initialize(USER, password, SETTINGS);
            Started started = start(cluster, password);
            return new EmbeddedServer(choice, root, cluster, watch, started, firstLook(cluster, started));
        } catch (IOException | SQLException | RuntimeException e) {
            FileTrees.delete(root);
            watch.close();
            throw e;
        }
    }

    /** A free port is free only until somebody takes it: try another if that happens. */
    private static Started start(Cluster cluster, String password) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                return new Started(cluster.start(port), new Endpoint("127.0.0.1", port, "postgres", USER, password));
            } catch (IOException e) {
                if (attempt == PORT_ATTEMPTS || !String.valueOf(e.getMessage()).contains("could not bind")) {
                    throw e;
                }
            }
        }
    }

    private static ServerVersion firstLook(Cluster cluster, Started started) throws SQLException {
        try (Connection connection = started.endpoint().connect("assay")) {
            QuickLogin.store(connection, started.endpoint().password());
            return ServerVersion.of(connection);
        } catch (SQLException e) {
            cluster.stop(started.postmaster());
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String description() {
        return "embedded PostgreSQL " + version.text();
    }

    @Override
    public ServerVersion version() {
        return version;
    }

    @Override
    public String choice() {
        return choice;
    }

    @Override
    public Endpoint endpoint(String database) {
        return maintenance.withDatabase(database);
    }

    @Override
    public String maintenanceDatabase() {
        return maintenance.database();
    }

    @Override
    public boolean canRestart() {
        return true;
    }

    @Override
    public synchronized void crash() {
        cluster.stop(postmaster);
    }

    @Override
    public synchronized void restart() {
        try {
            postmaster = cluster.start(maintenance.port());
        } catch (IOException e) {
            throw PostgresException.at(description() + " at " + maintenance.address())
                    .expected("a server that starts again after a crash")
                    .found(String.valueOf(e.getMessage()))
                    .rule("a restart uses the same data directory and port")
                    .next("see the lines of its log above")
                    .because(e);
        }
    }

    @Override
    public boolean canKeep() {
        return true;
    }

    @Override
    public synchronized String keep() {
        kept = true;
        watch.close();
        return "kill -QUIT " + postmaster.pid() + " && rm -r " + root;
    }

    @Override
    public synchronized void close() {
        if (closed || kept) {
            return;
        }
        closed = true;
        cluster.stop(postmaster);
        try {
            FileTrees.delete(root);
            watch.close();
        } catch (IOException e) {
            // The reaper still knows the directory and tries again when this process has ended.
        }
    }

    @Override
    public String toString() {
        return description() + " at " + maintenance.address();
    }

    private record Started(ProcessHandle postmaster, Endpoint endpoint) {}
}
