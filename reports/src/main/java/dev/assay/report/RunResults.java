package dev.assay.report;

import dev.assay.engine.exploration.ExplorationReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All that came out of one run of Assay.
 *
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param runners the runners that were to be tested, in the order of the columns of reports
 * @param cases the results, in the order of reports
 * @param explorations the accounts of what was explored, by scenario and runner
 */
public record RunResults(
        Instant startedAt,
        Instant finishedAt,
        List<RunnerEntry> runners,
        List<CaseResult> cases,
        List<ExplorationReport> explorations) {

    /** Copies the lists and sorts the results. */
    public RunResults {
        runners = List.copyOf(runners);
        cases = cases.stream().sorted(CaseResult.ORDER).toList();
        explorations = explorations.stream()
                .sorted(Comparator.comparing(ExplorationReport::scenario).thenComparing(ExplorationReport::runner))
                .toList();
    }

    /**
     * Tells which Assay this is.
     *
     * @return the version of the build, or {@code development} where there is none
     */
    public static String assayVersion() {
        String version = RunResults.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
