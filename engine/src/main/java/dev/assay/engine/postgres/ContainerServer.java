package dev.assay.engine.postgres;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.assay.engine.await.Await;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * PostgreSQL in a container that Testcontainers starts.
 *
 * <p>Its port is published on the loopback address only. It has a name that the reaper knows before it exists.
 */
final class ContainerServer implements PostgresServer {

    private static final String USER = "postgres";
    private static final Duration RECOVERY_BOUND = Duration.ofSeconds(60);
    private static final int VALID_SECONDS = 5;
    private static final String[] COMMAND = {
        "postgres",
        "-c",
        "fsync=off",
        "-c",
        "deadlock_timeout=100ms",
        "-c",
        "full_page_writes=off",
        "-c",
        "shared_buffers=64MB",
        "-c",
        "max_connections=200",
        "-c",
        "max_prepared_transactions=10",
        "-c",
        "jit=off",
        "-c",
        "timezone=UTC",
        "-c",
        "log_timezone=UTC"
    };

    private final PostgreSQLContainer container;
    private final Reaper.Watch watch;
    private final String choice;
    private final String image;
    private final Endpoint maintenance;
    private final ServerVersion version;
    private boolean closed;

    private ContainerServer(
            PostgreSQLContainer container, Reaper.Watch watch, String choice, String image, Endpoint maintenance)
            throws SQLException {
        this.container = container;
        this.watch = watch;
        this.choice = choice;
        this.image = image;
        this.maintenance = maintenance;
        try (Connection connection = maintenance.connect("assay")) {
            QuickLogin.store(connection, maintenance.password());
            this.version = ServerVersion.of(connection);
        }
    }

    /** Why a container would not start at once; empty if nothing is in the way. Answers within seconds. */
    static Optional<String> obstacle(String image) {
        Optional<DockerEngine> docker = DockerEngine.find();
        if (docker.isEmpty()) {
            return Optional.of("no Docker engine answers");
        }
        if (!docker.get().hasImage(image)) {
            return Optional.of("Docker has no image " + image + " here (docker pull " + image + " would get it)");
        }
        boolean ryuk = !Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        if (ryuk && !docker.get().hasAnyVersionOf("testcontainers/ryuk")) {
            return Optional.of("Docker has no image testcontainers/ryuk here, which Testcontainers would pull first"
                    + " (--postgres testcontainers lets it)");
        }
        return Optional.empty();
    }

    /** Start a container, pulling the image if it is not here. */
    static ContainerServer start(PostgresOptions options, String choice) {
        String image = options.image();
        String name = "assay-" + Secrets.runName();
        Reaper.Watch watch = Reaper.watchContainer(name);
        @Nullable PostgreSQLContainer container = null;
        try {
            container = container(image, name);
            container.start();
            Endpoint maintenance = endpoint(container);
            ContainerServer server = new ContainerServer(container, watch, choice, image, maintenance);
            server.version.requireSupported("container " + image);
            server.version.requireMajor("container " + image, options.requestedMajor());
            return server;
        } catch (PostgresException e) {
            end(container, watch);
            throw e;
        } catch (RuntimeException | SQLException e) {
            end(container, watch);
            throw PostgresException.at("container " + image)
                    .expected("a PostgreSQL that starts and accepts connections")
                    .found(String.valueOf(e.getMessage()))
                    .rule("--postgres testcontainers, or auto, takes the image that --pg-image names")
                    .next("see that Docker runs and has the image (docker pull " + image
                            + "), or use --postgres embedded")
                    .because(e);
        }
    }

    private static void end(@Nullable PostgreSQLContainer container, Reaper.Watch watch) {
        if (container != null) {
            container.stop();
        }
        watch.close();
    }

    @SuppressWarnings("resource")
    private static PostgreSQLContainer container(String image, String name) {
        DockerImageName imageName = DockerImageName.parse(image).asCompatibleSubstituteFor("postgres");
        PostgreSQLContainer container = new PostgreSQLContainer(imageName)
                .withUsername(USER)
                .withPassword(Secrets.password())
                .withDatabaseName("postgres");
        container.withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C");
        container.withCreateContainerCmdModifier(command -> publishOnLoopback(command.withName(name)));
        container.setCommand(COMMAND);
        return container;
    }

    private static void publishOnLoopback(CreateContainerCmd command) {
        HostConfig host = Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::newHostConfig);
        ExposedPort port = ExposedPort.tcp(PostgreSQLContainer.POSTGRESQL_PORT);
        command.withHostConfig(host.withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), port)));
    }

    private static Endpoint endpoint(PostgreSQLContainer container) {
        int port = container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        String host = container.getHost().equals("localhost") ? "127.0.0.1" : container.getHost();
        return new Endpoint(host, port, container.getDatabaseName(), container.getUsername(), container.getPassword());
    }

    @Override
    public String description() {
        return "container " + image + " (" + version + ")";
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

    /**
     * Kills a process of the server that every other one depends on, so that the postmaster ends all of them and recovers
     * from the log, as after a crash. The postmaster itself is the container, and with it the port would go.
     */
    @Override
    public synchronized void crash() {
        try (Connection witness = maintenance.connect("assay")) {
            kill(checkpointer(witness));
            Await.until("the server to crash", RECOVERY_BOUND, () -> !witness.isValid(VALID_SECONDS));
        } catch (SQLException e) {
            throw recoveryProblem("a server that can be crashed", e);
        }
    }

    private static int checkpointer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pid FROM pg_catalog.pg_stat_activity WHERE backend_type = 'checkpointer'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void kill(int pid) {
        try {
            container.execInContainer("sh", "-c", "kill -9 " + pid);
        } catch (IOException e) {
            throw recoveryProblem("a shell in the container", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw recoveryProblem("a shell in the container", e);
        }
    }

    /** The server starts again by itself. */
    @Override
    public synchronized void restart() {
        Await.until("the server to recover", RECOVERY_BOUND, this::accepts);
    }

    private boolean accepts() {
        try (Connection connection = maintenance.connect("assay")) {
            return connection.isValid(VALID_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private PostgresException recoveryProblem(String expected, Exception cause) {
        return PostgresException.at(description() + " at " + maintenance.address())
                .expected(expected)
                .found(String.valueOf(cause.getMessage()))
                .rule("a server of Assay's own is crashed where a scenario says so")
                .next("see the container's log, or use --postgres embedded")
                .because(cause);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            end(container, watch);
        }
    }

    @Override
    public String toString() {
        return description() + " at " + maintenance.address();
    }
}
