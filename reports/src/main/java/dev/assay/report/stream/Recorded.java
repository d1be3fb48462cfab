package dev.assay.report.stream;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.junit.RunFacts;
import dev.assay.report.CaseResult;
import dev.assay.report.RunResults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that is in a stream.
 *
 * @param header what everything depends on
 * @param runners the runners, in the order in which they were tested
 * @param results what the cases came to, in the order in which they ended
 * @param explorations the accounts of what was explored
 * @param failures what failed without a result
 * @param finishedAt when the run ended
 */
public record Recorded(
        Header header,
        List<RunnerLine> runners,
        List<Result> results,
        List<ExplorationReport> explorations,
        List<FailureLine> failures,
        Instant finishedAt) {

    /** Copies the lists. */
    public Recorded {
        runners = List.copyOf(runners);
        results = List.copyOf(results);
        explorations = List.copyOf(explorations);
        failures = List.copyOf(failures);
    }

    /**
     * Finds a scenario of the catalogue.
     *
     * @param id its id
     * @return the scenario, empty if the catalogue has none of that id
     */
    public Optional<RunFacts.Story> story(String id) {
        return header.catalogue().scenarios().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    /**
     * Gives the results in the order of reports.
     *
     * @return the run
     */
    public RunResults run() {
        Map<String, RunFacts.Story> stories = header.catalogue().scenarios().stream()
                .collect(Collectors.toMap(RunFacts.Story::id, Function.identity(), (first, second) -> first));
        return new RunResults(
                header.startedAt(),
                finishedAt,
                runners.stream().map(RunnerLine::entry).toList(),
                results.stream()
                        .map(result -> new CaseResult(family(stories, result), title(stories, result), result))
                        .toList(),
                explorations);
    }

    private static String family(Map<String, RunFacts.Story> stories, Result result) {
        RunFacts.Story story = stories.get(result.scenario());
        return story == null ? "" : story.family();
    }

    private static String title(Map<String, RunFacts.Story> stories, Result result) {
        RunFacts.Story story = stories.get(result.scenario());
        return story == null ? "" : story.title();
    }
}
