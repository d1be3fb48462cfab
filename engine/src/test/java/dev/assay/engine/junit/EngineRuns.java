package dev.assay.engine.junit;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs the engine as the launcher would, on one server for all tests of this package. */
final class EngineRuns {

    /** A story of one late version, with a place for what a test wants different. */
    static final String LATE_VERSION = """
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

    private static final class Holder {
        private static final PostgresServer SERVER = PostgresServer.start(PostgresOptions.embedded(), line -> {});
    }

    private EngineRuns() {}

    static Path write(Path directory, String name, String scenario) {
        try {
            return Files.writeString(directory.resolve(name), scenario);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EngineTestKit.Builder engine(DiscoverySelector selector) {
        return EngineTestKit.engine(AssayConstants.ENGINE_ID).selectors(selector);
    }

    static EngineExecutionResults run(DiscoverySelector selector, Map<String, String> parameters) {
        return engine(selector)
                .configurationParameter(
                        AssayConstants.POSTGRES,
                        Holder.SERVER
                                .endpoint(Holder.SERVER.maintenanceDatabase())
                                .libpqUrl())
                .configurationParameters(parameters)
                .execute();
    }

    static List<Result> results(EngineExecutionResults run) {
        return run.allEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .map(entry -> entry.getKeyValuePairs().get(AssayConstants.RESULT_ENTRY))
                .filter(Objects::nonNull)
                .map(Result.JSON::read)
                .toList();
    }

    static List<ExplorationReport> explorations(EngineExecutionResults run) {
        return run.allEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .map(entry -> entry.getKeyValuePairs().get(AssayConstants.EXPLORATION_ENTRY))
                .filter(Objects::nonNull)
                .map(ExplorationReport.JSON::read)
                .toList();
    }
}
