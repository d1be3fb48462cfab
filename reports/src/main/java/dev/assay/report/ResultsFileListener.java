package dev.assay.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes {@code results.json} at the end of an execution, wherever the tests are started from: Maven, Gradle, an IDE.
 * Found through {@link java.util.ServiceLoader}; does nothing unless the configuration parameter {@value #FILE} is set.
 */
public final class ResultsFileListener implements TestExecutionListener {

    /** The file to write: a path, relative to the working directory. Default none: nothing is written. */
    public static final String FILE = "assay.results.file";

    private final ResultCollector collector = new ResultCollector();
    private Optional<Path> file = Optional.empty();
    private Instant startedAt = Instant.EPOCH;

    /** Creates the listener, for {@link java.util.ServiceLoader}. */
    public ResultsFileListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        file = plan.getConfigurationParameters()
                .get(FILE)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Path::of);
        startedAt = Instant.now();
        collector.testPlanExecutionStarted(plan);
    }

    @Override
    public void dynamicTestRegistered(TestIdentifier identifier) {
        collector.dynamicTestRegistered(identifier);
    }

    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        if (file.isPresent()) {
            collector.reportingEntryPublished(identifier, entry);
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult outcome) {
        collector.executionFinished(identifier, outcome);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (file.isEmpty()) {
            return;
        }
        List<CaseResult> results = collector.results();
        try {
            ResultsFile.write(
                    file.get(),
                    new RunResults(startedAt, Instant.now(), runners(results), results, collector.explorations()));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + ": " + file.get() + " cannot be written", e);
        }
    }

    private static List<RunnerEntry> runners(List<CaseResult> results) {
        return results.stream()
                .map(CaseResult::result)
                .map(result -> RunnerEntry.available(result.runner(), result.runner(), result.runnerVersion()))
                .distinct()
                .toList();
    }
}
