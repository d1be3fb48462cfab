package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.digest.Sha256;
import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Evidence.ActEvidence;
import dev.assay.engine.execution.Evidence.RunnerEnd;
import dev.assay.engine.execution.Evidence.Shown;
import dev.assay.engine.execution.Evidence.StepSeen;
import dev.assay.engine.execution.Evidence.VersionTruth;
import dev.assay.engine.execution.Result;
import dev.assay.engine.junit.RunFacts;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.Shards;
import dev.assay.report.stream.StreamReader;
import dev.assay.report.stream.StreamWriter;
import dev.assay.report.stream.TestStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a hundred scenarios and fifteen runners; docs/reports.md says how long a browser takes to open it. */
class LargeReportTests {

    private static final int SCENARIOS = 100;
    private static final int RUNNERS = 15;
    private static final int REQUESTS = 90;
    private static final long MOST_BYTES = 20_000_000;

    @TempDir
    private Path directory;

    @Test
    void stays_under_twenty_megabytes_with_its_traces() throws IOException {
        Map<String, Recorded> runs = new LinkedHashMap<>();
        for (int runner = 0; runner < RUNNERS; runner++) {
            Path file = directory.resolve(runner + ".jsonl");
            write(file, "runner-" + runner, runner);
            runs.put(file.toString(), StreamReader.read(file));
            Files.delete(file);
        }

        Path page = HtmlReport.write(Path.of("target", "large-report"), Shards.merge(runs, true), Optional.empty());

        assertThat(Files.size(page)).isBetween(5_000_000L, MOST_BYTES);
        assertThat(Files.readString(page)).contains("requests left out here", "the fault</mark>");
    }

    private static void write(Path file, String runner, int number) {
        List<RunFacts.Story> stories = IntStream.range(0, SCENARIOS)
                .mapToObj(i -> story("a-scenario-with-a-name-of-usual-length-" + i, i))
                .toList();
        RunFacts plain =
                SampleRun.facts(runner, stories.stream().map(RunFacts.Story::id).toList());
        RunFacts facts = new RunFacts(
                plain.runner(),
                plain.postgres(),
                new RunFacts.Catalogue(Sha256.of("large"), stories),
                plain.selected(),
                new TreeMap<>());
        try (StreamWriter writer = TestStreams.begin(file, facts)) {
            for (int i = 0; i < SCENARIOS; i++) {
                writer.result(result(stories.get(i).id(), runner, (i + number) % 3 == 0));
            }
            writer.finish(TestStreams.END);
        }
    }

    private static RunFacts.Story story(String id, int number) {
        return new RunFacts.Story(
                id,
                "family-" + number % 10,
                "history",
                "silent",
                "A right runner does what is right",
                "x ".repeat(200),
                List.of("owner/project#" + (number + 1)),
                List.of(),
                List.of("converges"),
                List.of(""),
                false,
                Sha256.of(id));
    }

    private static Result result(String scenario, String runner, boolean bad) {
        Result plain = bad ? SampleResult.deviation(scenario, runner) : SampleResult.pass(scenario, runner);
        Evidence evidence = new Evidence(
                1000,
                List.of(step("deploy 1", 0, false), step("deploy 2", 300, bad), step("deploy 3", 700, bad)),
                plain.evidence().changes(),
                1);
        return new Result(
                plain.scenario(),
                plain.caseName(),
                plain.caseTitle(),
                plain.runner(),
                plain.runnerVersion(),
                plain.postgres(),
                plain.verdict(),
                plain.behaviour(),
                plain.accepted(),
                plain.expectation(),
                plain.reason(),
                plain.location(),
                plain.findings(),
                plain.story(),
                plain.difference(),
                plain.reproduce(),
                plain.database(),
                evidence);
    }

    private static StepSeen step(String title, long start, boolean bad) {
        List<String> trace = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            trace.add(
                    "F\tQuery\t\"SELECT count(1) FROM schema_migrations WHERE version = " + i + " AND dirty = false\"");
            if (i == REQUESTS / 2) {
                trace.add("!\tFault\tcut after request " + i);
            }
            trace.add("B\tDataRow\t1");
            trace.add("B\tCommandComplete\t\"SELECT 1\"");
            trace.add("B\tReadyForQuery\tI");
        }
        ActEvidence act = new ActEvidence(
                List.of(new RunnerEnd("succeeded", 0, "1/u one (12ms)\n".repeat(20))),
                Optional.empty(),
                List.of(1L, 2L, 3L),
                List.of(1L, 2L, 3L),
                Optional.empty(),
                List.of(
                        new VersionTruth(1, Shown.APPLIED),
                        new VersionTruth(2, bad ? Shown.ABSENT : Shown.APPLIED),
                        new VersionTruth(3, Shown.APPLIED)),
                List.of(),
                trace);
        return new StepSeen(title, "release [1, 2, 3]", 12, true, start, 250, Optional.of(act));
    }
}
