package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.adapter.command.install.Programs;
import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.scenario.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Installs the real golang-migrate and drives it, on a real server. */
@Timeout(600)
class GolangMigrateTests {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    static Path tools;

    private static final List<String> said = new ArrayList<>();
    private static Adapter adapter;
    private static TestServer server;

    @TempDir
    Path directories;

    private Endpoint database;
    private int runs;

    @BeforeAll
    static void install() throws Exception {
        boolean required = "true".equals(System.getenv("ASSAY_REQUIRE_TOOLS"));
        assumeThat(required || Programs.onPath("go", System.getenv()).isPresent())
                .as("golang-migrate is built by Go, and there is no 'go' on the PATH; ASSAY_REQUIRE_TOOLS=true makes"
                        + " this a failure")
                .isTrue();
        adapter = Adapters.load(new AdapterSettings(tools, List.of())).named("golang-migrate");
        assertThat(adapter.availability()).isInstanceOf(Availability.NotAvailable.class);
        adapter.install(said::add);
        server = new TestServer();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void newDatabase() throws Exception {
        database = server.newDatabase();
    }

    private Outcome run(Action action, Release release) throws Exception {
        return start(action, release).await(BOUND);
    }

    private Running start(Action action, Release release) throws Exception {
        Path directory = Files.createDirectory(directories.resolve("run" + ++runs));
        return adapter.start(new Order(action, release, database, directory, true));
    }

    private Outcome deploy(Release release) throws Exception {
        return run(Action.DEPLOY, release);
    }

    private AppliedSet applied(Release onDisk) throws Exception {
        try (Connection connection = server.connect(database)) {
            return adapter.tracker().applied(connection, onDisk);
        }
    }

    private boolean exists(String table) throws Exception {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT to_regclass('public." + table + "') IS NOT NULL")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    @Test
    void it_is_installed_whole_and_tells_its_version() throws Exception {
        assertThat(adapter.availability()).isEqualTo(new Availability.Available("4.19.1"));
        assertThat(said.get(0)).startsWith("golang-migrate: found Go ");
        assertThat(said.get(1))
                .startsWith("golang-migrate: CGO_ENABLED=0 ")
                .contains("install -tags postgres", "github.com/golang-migrate/migrate/v4/cmd/migrate@v4.19.1");
        assertThat(said.get(2)).isEqualTo("golang-migrate: installed in " + tools.resolve("golang-migrate/4.19.1"));
        try (var left = Files.list(tools.resolve("golang-migrate"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("4.19.1");
        }
    }

    @Test
    void it_applies_what_is_pending_and_then_nothing() throws Exception {
        assertThat(deploy(Stories.tables(1, 2)).ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(exists("t1")).isTrue();
        assertThat(exists("t2")).isTrue();
        assertThat(applied(Stories.tables(1, 2))).isEqualTo(AppliedSet.of(List.of(1L, 2L)));
        assertThat(deploy(Stories.tables(1, 2)).output()).contains("no change");
    }

    @Test
    void what_its_counter_claims_is_read_without_asking_whether_it_is_true() throws Exception {
        deploy(Stories.tables(1, 2, 4));
        Outcome outcome = deploy(Stories.tables(1, 2, 3, 4));
        assertThat(outcome.ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(applied(Stories.tables(1, 2, 3, 4))).isEqualTo(AppliedSet.of(List.of(1L, 2L, 3L, 4L)));
        assertThat(exists("t3")).isFalse();
    }

    @Test
    void a_failure_is_a_failure_with_its_message_a_dirty_version_and_no_password() throws Exception {
        Release broken = new Release(List.of(
                Stories.tables(1).migrations().get(0),
                Stories.migration(2, "SELECT no_such_column", Optional.empty())));
        Outcome outcome = deploy(broken);
        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("no_such_column").doesNotContain(TestServer.PASSWORD);
        assertThat(applied(broken)).isEqualTo(AppliedSet.of(List.of(1L), OptionalLong.of(2)));
    }

    @Test
    void recovery_forces_the_last_good_version_and_a_retry_then_works() throws Exception {
        Release broken = new Release(List.of(Stories.migration(1, "SELECT no_such_column", Optional.empty())));
        deploy(broken);
        assertThat(deploy(Stories.tables(1)).output()).contains("Dirty database version 1");
        assertThat(run(Action.recover(0), Stories.tables(1)).ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(applied(Stories.tables(1))).isEqualTo(AppliedSet.NONE);
        assertThat(deploy(Stories.tables(1)).ending()).isEqualTo(Ending.SUCCEEDED);
    }

    @Test
    void recovery_to_a_version_keeps_it() throws Exception {
        deploy(Stories.tables(1, 2));
        assertThat(run(Action.recover(1), Stories.tables(1, 2)).ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(applied(Stories.tables(1, 2))).isEqualTo(AppliedSet.of(List.of(1L)));
    }

    @Test
    void it_rolls_back_to_a_version_and_to_none() throws Exception {
        Release release = Stories.tables(1, 2, 3);
        deploy(release);
        assertThat(run(Action.rollback(1), release).ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(applied(release)).isEqualTo(AppliedSet.of(List.of(1L)));
        assertThat(exists("t1")).isTrue();
        assertThat(exists("t2")).isFalse();
        assertThat(run(Action.rollback(0), release).ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(applied(release)).isEqualTo(AppliedSet.NONE);
        assertThat(exists("t1")).isFalse();
    }

    @Test
    void it_adopts_by_forcing_the_newest_version_on_disk() throws Exception {
        assertThat(adapter.capabilities())
                .containsExactlyInAnyOrder(Capability.DOWN, Capability.ADOPT, Capability.CLEAN);
        assertThat(run(Action.ADOPT, Stories.tables(1, 2)).ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(applied(Stories.tables(1, 2))).isEqualTo(AppliedSet.of(List.of(1L, 2L)));
        assertThat(run(Action.ADOPT, Stories.tables()).ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(applied(Stories.tables(1, 2))).isEqualTo(AppliedSet.NONE);
    }

    @Test
    void a_server_that_is_not_there_is_a_failure_with_its_message_and_without_the_password() throws Exception {
        Endpoint nowhere = new Endpoint("127.0.0.1", 1, database.database(), database.user(), TestServer.PASSWORD);
        Path directory = Files.createDirectory(directories.resolve("nowhere"));
        Outcome outcome = adapter.start(new Order(Action.DEPLOY, Stories.tables(1), nowhere, directory, true))
                .await(BOUND);
        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.output()).contains("connection refused").doesNotContain("p@ss", "p%40ss");
    }

    @Test
    void it_is_killed_with_sigkill() throws Exception {
        Release slow = new Release(List.of(Stories.migration(1, "SELECT pg_sleep(600)", Optional.empty())));
        Running running = start(Action.DEPLOY, slow);
        running.kill();
        assertThat(running.await(BOUND)).extracting(Outcome::ending).isEqualTo(Ending.KILLED);
    }
}
