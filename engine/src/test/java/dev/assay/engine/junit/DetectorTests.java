package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.ResultJson;
import dev.assay.engine.miniature.Flaw;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import dev.assay.engine.scenario.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Each detector is shown a runner with exactly the flaw that it must see. */
class DetectorTests {

    private static final String LATE_VERSION = """
            id: late-version
            title: A late version is applied, once
            family: detectors
            profile: core
            severity: silent
            sources: [seed 002]
            story: Version 2 arrives after version 3.
            migrations:
              - {version: 1, name: probe, up: "CREATE TABLE probe (step integer)"}
              - {version: 2, name: second, up: "INSERT INTO probe VALUES (2); CREATE TABLE late (id bigint PRIMARY KEY)"}
              - {version: 3, name: third, up: "CREATE TABLE early (id bigint PRIMARY KEY)"}
            steps:
              - deploy: [1, 3]
              - sql: INSERT INTO probe VALUES (0)
              - deploy: [1, 2, 3]
            accept: [converges]
            """;

    private static PostgresServer server;

    @BeforeAll
    static void start_a_server() {
        server = PostgresServer.start(PostgresOptions.embedded(), line -> {});
    }

    @AfterAll
    static void stop_it() {
        server.close();
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void each_flaw_is_seen_as_what_it_is(Flaw flaw) throws IOException {
        Result result = run(flaw, LATE_VERSION);

        assertThat(result.behaviour()).as(String.join("\n", result.story())).contains(flaw.seenAs());
        assertThat(result.isExpected()).isEqualTo(flaw.seenAs() == Behaviour.CONVERGES);
    }

    private Result run(Flaw flaw, String scenario) throws IOException {
        Path file = directory.resolve("late-version.yaml");
        Files.writeString(file, scenario);
        EngineExecutionResults results = EngineTestKit.engine("assay")
                .selectors(selectFile(file.toFile()))
                .configurationParameters(Map.of(
                        AssayConstants.RUNNER,
                        flaw.runner(),
                        AssayConstants.POSTGRES,
                        server.endpoint("postgres").libpqUrl(),
                        AssayConstants.BOUND,
                        flaw == Flaw.NEVER_ENDS ? "1" : "60"))
                .execute();
        List<String> entries = results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.reporting.ReportEntry.class))
                .map(entry -> entry.getKeyValuePairs().get(AssayConstants.RESULT_ENTRY))
                .toList();
        assertThat(entries).hasSize(1);
        return ResultJson.read(entries.get(0));
    }
}
