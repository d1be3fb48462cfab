package dev.assay.report;

import dev.assay.report.stream.StreamListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes the result stream of an execution, wherever the tests are started from: Maven, Gradle, an IDE.
 * Found through {@link java.util.ServiceLoader}; does nothing unless the configuration parameter {@value #FILE} is set.
 */
public final class ResultsFileListener implements TestExecutionListener {

    /** The file to write: a path, relative to the working directory. Default none: nothing is written. */
    public static final String FILE = "assay.results.file";

    private Optional<StreamListener> stream = Optional.empty();

    /** Creates the listener, for {@link java.util.ServiceLoader}. */
    public ResultsFileListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        stream = plan.getConfigurationParameters()
                .get(FILE)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> new StreamListener(Path.of(name), Clock.systemUTC().instant()));
    }

    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        stream.ifPresent(listener -> listener.reportingEntryPublished(identifier, entry));
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult outcome) {
        stream.ifPresent(listener -> listener.executionFinished(identifier, outcome));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        stream.ifPresent(listener -> listener.finish(Clock.systemUTC().instant()));
    }
}
