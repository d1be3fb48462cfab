package dev.assay.cli;

import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.junit.AssayTestEngine;
import dev.assay.report.CaseResult;
import dev.assay.report.ResultCollector;
import dev.assay.report.RunResults;
import dev.assay.report.RunnerEntry;
import dev.assay.report.stream.RunnerLine;
import dev.assay.report.stream.StreamListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;
import org.junit.platform.reporting.open.xml.OpenTestReportGeneratingListener;

/** Runs the same scenarios against several runners: one launch each, in one session, so that they share a server. */
final class Campaign {

    private final List<DiscoverySelector> selectors;
    private final List<CatalogueEntry> scenarios;
    private final Optional<String> caseName;
    private final Map<String, String> parameters;

    /**
     * Plans it.
     *
     * @param selectors where the scenarios are
     * @param scenarios which of them to run
     * @param caseName which of their cases to run, if not all
     * @param parameters the configuration parameters that are the same for all runners
     */
    Campaign(
            List<DiscoverySelector> selectors,
            List<CatalogueEntry> scenarios,
            Optional<String> caseName,
            Map<String, String> parameters) {
        this.selectors = List.copyOf(selectors);
        this.scenarios = List.copyOf(scenarios);
        this.caseName = caseName;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * What came out.
     *
     * @param results the results
     * @param failures what failed without one
     * @param missing how many cases have no result although they should
     */
    record Outcome(RunResults results, List<ResultCollector.Failure> failures, int missing) {

        int exitStatus() {
            boolean whole = failures.isEmpty() && missing == 0;
            return whole ? ExitStatus.of(results) : ExitStatus.ERROR;
        }
    }

    /**
     * Where results go while they come.
     *
     * @param results the file of the result stream, if it is wanted
     * @param xml a directory for JUnit XML, if it is wanted
     * @param openXml a directory for Open Test Reporting, if it is wanted
     */
    record Outputs(Optional<Path> results, Optional<Path> xml, Optional<Path> openXml) {

        /** Nothing is written. */
        static final Outputs NONE = new Outputs(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Told the results while the server is still there. */
    interface BeforeEnd {

        /** Takes them. */
        void ended(LauncherSession session, List<CaseResult> results);
    }

    /** How many cases there are for each runner. */
    int size() {
        return scenarios.stream().mapToInt(this::cases).sum();
    }

    /** Those of an explored scenario are known only when it is executed. */
    private int cases(CatalogueEntry entry) {
        if (isExplored(entry)) {
            return 0;
        }
        return caseName.isPresent() ? 1 : entry.scenario().cases().size();
    }

    private static boolean isExplored(CatalogueEntry entry) {
        return entry.scenario().exploration().isPresent();
    }

    /**
     * Runs it.
     *
     * @param runners the runners; those that are not available are left out
     * @param progress told what happens
     * @param outputs where to results go while they come
     * @param beforeEnd told the results while the server is still there
     */
    Outcome run(List<RunnerEntry> runners, TestExecutionListener progress, Outputs outputs, BeforeEnd beforeEnd) {
        Instant startedAt = Clock.systemUTC().instant();
        ResultCollector collector = new ResultCollector();
        Optional<StreamListener> stream = outputs.results().map(file -> new StreamListener(file, startedAt));
        List<RunnerEntry> present =
                runners.stream().filter(RunnerEntry::available).toList();
        try (LauncherSession session = LauncherFactory.openSession(ScenarioDiscovery.config(new AssayTestEngine()))) {
            for (RunnerEntry runner : present) {
                if (!collector.failures().isEmpty() && collector.results().isEmpty()) {
                    // What failed before the first case, for instance the server, would fail again.
                    break;
                }
                List<TestExecutionListener> listeners = new ArrayList<>(List.of(collector, progress));
                stream.ifPresent(listeners::add);
                outputs.xml().ifPresent(directory -> listeners.add(xml(directory.resolve(runner.id()))));
                outputs.openXml().ifPresent(directory -> listeners.add(new OpenTestReportGeneratingListener()));
                session.getLauncher()
                        .execute(request(runner, outputs), listeners.toArray(TestExecutionListener[]::new));
            }
            beforeEnd.ended(session, collector.results());
        }
        stream.ifPresent(one -> finish(one, runners));
        RunResults results = new RunResults(
                startedAt, Clock.systemUTC().instant(), runners, collector.results(), collector.explorations());
        return new Outcome(
                results, collector.failures(), new Completeness(scenarios, caseName, present).missing(results));
    }

    private static void finish(StreamListener stream, List<RunnerEntry> runners) {
        runners.stream()
                .filter(runner -> !runner.available())
                .map(RunnerLine::missing)
                .forEach(stream::missing);
        stream.finish(Clock.systemUTC().instant());
    }

    private static TestExecutionListener xml(Path directory) {
        return new LegacyXmlReportGeneratingListener(directory, new PrintWriter(java.io.Writer.nullWriter()));
    }

    private LauncherDiscoveryRequest request(RunnerEntry runner, Outputs outputs) {
        return LauncherDiscoveryRequestBuilder.discoveryRequest()
                .selectors(selectors)
                .filters((PostDiscoveryFilter) this::wanted)
                .configurationParameters(parameters)
                .configurationParameter(AssayConstants.RUNNER, runner.id())
                .configurationParameter(AssayConstants.RUNNER_REQUIRED, "true")
                .configurationParameters(open(runner, outputs))
                .build();
    }

    private static Map<String, String> open(RunnerEntry runner, Outputs outputs) {
        return outputs.openXml()
                .map(directory -> Map.of(
                        "junit.platform.reporting.open.xml.enabled",
                        "true",
                        "junit.platform.reporting.output.dir",
                        directory.resolve(runner.id()).toAbsolutePath().toString()))
                .orElse(Map.of());
    }

    private FilterResult wanted(TestDescriptor descriptor) {
        boolean scenario =
                scenarios.stream().anyMatch(entry -> descriptor.getUniqueId().hasPrefix(entry.id()));
        boolean rightCase = caseName.isEmpty()
                || descriptor.getUniqueId().getLastSegment().getValue().equals(caseName.get());
        return FilterResult.includedIf(scenario && rightCase);
    }
}
