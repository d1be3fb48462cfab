package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.SharedServer;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was decided about a runner stays, whatever becomes of what the case was played on. */
class ExecutionTests {

    private static final Scenario STORY = ScenarioParser.parse("story.yaml", """
            id: story
            title: A deploy
            family: execution
            profile: core
            severity: silent
            sources: [seed 002]
            story: A table is to be made.
            migrations:
              - {version: 1, name: probe, up: "CREATE TABLE probe (step integer)"}
            steps:
              - deploy: [1]
            accept: [converges]
            """);

    private static final Scenario KILLED = ScenarioParser.parse("killed.yaml", """
            id: killed
            title: A deploy that is killed
            family: execution
            profile: core
            severity: silent
            sources: [seed 002]
            story: A table is in use.
            migrations:
              - {version: 1, name: probe, up: "ALTER TABLE probe ADD COLUMN step integer"}
            steps:
              - sql: CREATE TABLE probe ()
              - hold: {session: reader, sql: SELECT FROM probe}
              - deploy: [1]
                fault: {kill: runner, when: {waiting: ALTER TABLE probe}}
            accept: [converges]
            """);

    private static final String CUT = """
            id: cut
            title: A deploy whose connection goes while it waits
            family: execution
            profile: core
            severity: silent
            sources: [seed 002]
            story: A table is in use.
            migrations:
              - {version: 1, name: probe, up: CREATE TABLE probe ()}
              - version: 2
                name: step
                up: |
                  ALTER TABLE probe
                    ADD COLUMN step integer
            steps:
              - deploy: [1]
              - hold: {session: reader, sql: SELECT FROM probe}
              - deploy: [1, 2]
                fault: {%s, when: {waiting: ALTER TABLE probe ADD}}
              - release: reader
              - await: orphans
              - deploy: [1, 2]
            accept: [converges]
            """;

    private final DatabasePool pool = DatabasePool.open(SharedServer.get(), 1);
    private final List<String> undroppable = new ArrayList<>();
    private final List<Path> directories = new ArrayList<>();

    @AfterEach
    void close() throws SQLException {
        for (String database : undroppable) {
            template(database, false);
        }
        pool.close();
    }

    private Result run(Meddled.Meddler meddler) throws InterruptedException {
        return run(STORY, meddler);
    }

    private Result run(Scenario scenario, Meddled.Meddler meddler) throws InterruptedException {
        Settings settings = new Settings(Duration.ofSeconds(30), false, false, new Programs(Optional.empty(), false));
        Execution.Facts facts = new Execution.Facts("1", "18", LocalDate.EPOCH);
        return new Execution(Meddled.with(meddler), List.of(), new Grounds(pool), settings, facts)
                .run(scenario, scenario.cases().get(0));
    }

    private static void template(String database, boolean template) throws SQLException {
        try (Connection connection =
                        SharedServer.get().connect(SharedServer.get().maintenanceDatabase(), Backends.OWN + "test");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " IS_TEMPLATE " + template);
        }
    }

    private static void writeWhileItIsThere(Path directory) {
        try {
            for (int i = 0; ; i++) {
                Files.createFile(directory.resolve("written-" + i));
                LockSupport.parkNanos(1);
            }
        } catch (NoSuchFileException e) {
            assertThat(directory).doesNotExist();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void is_not_changed_by_somebody_who_still_writes_into_the_directory() throws Exception {
        List<CompletableFuture<Void>> writers = new ArrayList<>();

        Result result = run((order, running) -> {
            directories.add(order.directory().getParent());
            writers.add(CompletableFuture.runAsync(() -> writeWhileItIsThere(order.directory())));
            return running;
        });

        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS);
        assertThat(result.story()).noneMatch(line -> line.startsWith("clearing away: "));
        assertThat(directories)
                .hasSize(1)
                .allSatisfy(directory -> assertThat(directory).doesNotExist());
        writers.forEach(CompletableFuture::join);
    }

    @Test
    void is_not_changed_by_a_database_that_cannot_be_dropped_and_the_story_tells_of_it() throws Exception {
        Result result = run((order, running) -> {
            directories.add(order.directory().getParent());
            try {
                template(order.database().database(), true);
            } catch (SQLException e) {
                throw new IOException(e);
            }
            undroppable.add(order.database().database());
            return running;
        });

        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS);
        assertThat(result.story())
                .last()
                .asString()
                .startsWith("clearing away: the database of the case could not be cleared away: ")
                .contains("cannot drop a template database");
        assertThat(directories)
                .hasSize(1)
                .allSatisfy(directory -> assertThat(directory).doesNotExist());
    }

    @Test
    void that_fails_in_the_middle_of_an_act_leaves_no_runner_at_work() throws Exception {
        List<Unkillable> runners = new ArrayList<>();

        Result result = run(KILLED, (order, running) -> {
            runners.add(new Unkillable(running));
            return runners.get(0);
        });

        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.reason()).contains("this one cannot be killed");
        assertThat(runners).singleElement().matches(Unkillable::isAwaited, "its end was awaited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut: connection", "close: connection", "blackout: network"})
    void waits_for_the_backend_of_a_runner_whose_connection_went_while_it_waited(String fault) throws Exception {
        Result result = run(ScenarioParser.parse("cut.yaml", CUT.formatted(fault)), (order, running) -> running);

        assertThat(result.verdict())
                .as(result.reason() + "\n" + String.join("\n", result.story()))
                .isEqualTo(Verdict.PASS);
        assertThat(result.story())
                .as("what is looked at when the backend has ended")
                .containsSubsequence("await: the sessions of the killed runner have ended", "deploy 2: release [1, 2]")
                .anyMatch(line -> line.contains("in the middle of a statement with"))
                .noneMatch(line -> line.contains("left behind"));
    }

    /** A runner that cannot be killed as a story wants it. */
    private static final class Unkillable implements Running {

        private final Running running;
        private volatile boolean awaited;

        Unkillable(Running running) {
            this.running = running;
        }

        boolean isAwaited() {
            return awaited;
        }

        @Override
        public boolean hasEnded() {
            return running.hasEnded();
        }

        @Override
        public Outcome await(Duration bound) throws InterruptedException {
            awaited = true;
            return running.await(bound);
        }

        @Override
        public void kill() {
            throw new UnsupportedOperationException("this one cannot be killed");
        }
    }
}
