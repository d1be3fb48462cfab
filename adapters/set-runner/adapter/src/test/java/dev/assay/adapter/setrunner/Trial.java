package dev.assay.adapter.setrunner;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Exploration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Plays scenarios with runners on one server, and tells which of them convict; may be used by several threads at once. */
final class Trial implements AutoCloseable {

    /** Well above how long a miniature waits for its lock, so that it hangs only if it does. */
    private static final String BOUND_SECONDS = "30";

    private final ReadWriteLock server = new ReentrantReadWriteLock(true);
    private final LauncherSession session = LauncherFactory.openSession();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

    /**
     * Plays them. Of a scenario that is explored, no more cases are begun once one has convicted the runner, and the modes are
     * reduced to one where it names none itself.
     */
    SortedMap<String, Behaviour> play(String runner, Collection<KnownScenario> scenarios) {
        SortedMap<String, Behaviour> convictions = new TreeMap<>();
        Map<Boolean, List<KnownScenario>> plain = scenarios.stream()
                .filter(one -> !one.isExplored())
                .collect(Collectors.partitioningBy(one -> one.scenario().alone()));
        plain.values().stream()
                .filter(some -> !some.isEmpty())
                .forEach(some -> execute(runner, some, Map.of(), false).forEach(one -> convict(one, convictions)));
        scenarios.stream()
                .filter(KnownScenario::isExplored)
                .forEach(one -> execute(runner, List.of(one), modes(one), true)
                        .forEach(result -> convict(result, convictions)));
        return convictions;
    }

    /** Plays them in an order that depends on the seed alone, each to its end, and gives the results in no order. */
    List<Result> shuffled(String runner, Collection<KnownScenario> scenarios, long seed) {
        Map<String, String> order = Map.of(AssayConstants.SHUFFLE, String.valueOf(seed));
        return execute(runner, List.copyOf(scenarios), order, false);
    }

    private static Map<String, String> modes(KnownScenario scenario) {
        boolean standard = scenario.scenario()
                .exploration()
                .filter(one -> one instanceof Exploration.CrashPoints points
                        && points.modes().equals(Exploration.CrashPoints.DEFAULT_MODES))
                .isPresent();
        return standard ? Map.of(AssayConstants.MODES, "blackout") : Map.of();
    }

    private static LauncherDiscoveryRequest request(
            String runner, List<KnownScenario> scenarios, Map<String, String> parameters) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(scenarios.stream()
                        .map(one -> selectFile(one.file().toFile()))
                        .toList())
                .filters(includeEngines(AssayConstants.ENGINE_ID))
                .configurationParameter(AssayConstants.RUNNER, runner)
                .configurationParameter(AssayConstants.BOUND, BOUND_SECONDS)
                .configurationParameters(parameters)
                .build();
    }

    /** All results, or those up to the first that convicts. The engine keeps a scenario alone in its own launch only. */
    private List<Result> execute(
            String runner, List<KnownScenario> scenarios, Map<String, String> parameters, boolean untilConvicted) {
        boolean alone = scenarios.stream().anyMatch(one -> one.scenario().alone());
        Lock lock = alone ? server.writeLock() : server.readLock();
        lock.lock();
        try {
            return execute(request(runner, scenarios, parameters), untilConvicted);
        } finally {
            lock.unlock();
        }
    }

    private List<Result> execute(LauncherDiscoveryRequest request, boolean untilConvicted) {
        CancellationToken cancellation = CancellationToken.create();
        List<Result> results = Collections.synchronizedList(new ArrayList<>());
        TestExecutionListener listener = new TestExecutionListener() {
            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                String json = entry.getKeyValuePairs().get(AssayConstants.RESULT_ENTRY);
                if (json == null) {
                    return;
                }
                Result result = Result.JSON.read(json);
                results.add(result);
                if (untilConvicted && result.verdict() == Verdict.FAIL) {
                    cancellation.cancel();
                }
            }
        };
        session.getLauncher()
                .execute(LauncherExecutionRequestBuilder.request(request)
                        .cancellationToken(cancellation)
                        .listeners(listener)
                        .build());
        return List.copyOf(results);
    }

    private void convict(Result result, Map<String, Behaviour> convictions) {
        if (result.verdict() == Verdict.ERROR) {
            errors.add(result.runner() + ", " + result.scenario() + " " + result.caseName() + ": " + result.reason());
        }
        if (result.verdict() == Verdict.FAIL) {
            convictions.merge(
                    result.scenario(),
                    result.behaviour().orElseThrow(),
                    (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    /** What was Assay's error, or a miniature's that threw what it must not; a line each. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        session.close();
    }
}
