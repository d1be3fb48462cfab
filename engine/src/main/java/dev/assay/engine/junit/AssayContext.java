package dev.assay.engine.junit;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.execution.Execution;
import dev.assay.engine.execution.Result;
import dev.assay.engine.scenario.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.Node.SkipResult;

/** What a run needs: the runner's adapter, a server, and somebody who listens. */
final class AssayContext implements EngineExecutionContext {

    private final ExecutionRequest request;
    private final Configuration configuration;
    private Optional<Execution> execution = Optional.empty();
    private List<Deviation> deviations = List.of();
    private Execution.Facts facts = new Execution.Facts("", "", LocalDate.EPOCH);

    AssayContext(ExecutionRequest request) {
        this.request = request;
        this.configuration = new Configuration(request.getConfigurationParameters());
    }

    /** Skips everything if the runner cannot be started here, saying what to do, unless it is required. */
    SkipResult unavailable() {
        Adapter adapter = configuration.adapter();
        if (adapter.availability() instanceof Availability.NotAvailable missing) {
            String message = "runner %s is not available: %s; %s"
                    .formatted(adapter.runner().id(), missing.reason(), missing.remedy());
            if (configuration.runnerRequired()) {
                throw new IllegalStateException(message + " (" + AssayConstants.RUNNER_REQUIRED + " is true)");
            }
            return SkipResult.skip(message);
        }
        return SkipResult.doNotSkip();
    }

    /** Starts the server, or takes the one that an earlier launch of the same session started. */
    AssayContext ready() {
        Adapter adapter = configuration.adapter();
        SharedServer server = SharedServer.of(request.getStore(), configuration.postgres());
        String version = adapter.availability() instanceof Availability.Available available
                ? available.version()
                : adapter.runner().version();
        deviations = configuration.deviations(adapter).stream()
                .filter(one -> one.isOf(version))
                .toList();
        facts = new Execution.Facts(version, server.version(), configuration.today());
        execution = Optional.of(new Execution(adapter, deviations, server.grounds(), configuration.settings(), facts));
        return this;
    }

    /** Tells what the results of this run depend on. */
    RunFacts facts(RunFacts.Catalogue catalogue, List<String> selected) {
        Adapter adapter = configuration.adapter();
        return new RunFacts(
                RunFacts.Runner.of(adapter, facts.runnerVersion(), deviations),
                facts.postgres(),
                catalogue,
                selected,
                configuration.options());
    }

    Execution execution() {
        return execution.orElseThrow();
    }

    ExplorationSettings exploration() {
        return configuration.exploration(configuration.adapter().points());
    }

    /** What is recorded of the runner. */
    List<Deviation> deviations() {
        return deviations;
    }

    /** Runs a case, publishes its result and turns it into what JUnit knows. */
    void run(TestDescriptor descriptor, Scenario scenario, Scenario.Case story) throws InterruptedException {
        conclude(descriptor, scenario, execution().run(scenario, story));
    }

    /** Publishes a result and turns it into what JUnit knows. */
    void conclude(TestDescriptor descriptor, Scenario scenario, Result result) {
        publish(descriptor, AssayConstants.RESULT_ENTRY, Result.JSON.write(result));
        VerdictThrower.conclude(result, scenario);
    }

    void publish(TestDescriptor descriptor, String key, String json) {
        request.getEngineExecutionListener().reportingEntryPublished(descriptor, ReportEntry.from(key, json));
    }
}
