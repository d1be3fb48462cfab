package dev.assay.report;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.junit.AssayConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Listens to one execution or several, and keeps the results of Assay's cases and what went wrong around them. */
public final class ResultCollector implements TestExecutionListener {

    private static final String ENGINE_SEGMENT = "engine";
    private static final String FAMILY_SEGMENT = "family";
    private static final String SCENARIO_SEGMENT = "scenario";

    private final Map<UniqueId, String> scenarioNames = new ConcurrentHashMap<>();
    private final Set<UniqueId> concluded = ConcurrentHashMap.newKeySet();
    private final List<CaseResult> results = new CopyOnWriteArrayList<>();
    private final List<ExplorationReport> explorations = new CopyOnWriteArrayList<>();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final List<Skip> skips = new CopyOnWriteArrayList<>();

    /**
     * Something that failed without a result, so that no verdict tells of it: a server that does not start, for instance.
     *
     * @param what what failed
     * @param cause why
     */
    public record Failure(String what, Optional<Throwable> cause) {}

    /**
     * Something that was not run at all.
     *
     * @param what what was not run
     * @param reason why
     */
    public record Skip(String what, String reason) {}

    /** Creates a collector that has seen nothing. */
    public ResultCollector() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        for (TestIdentifier root : plan.getRoots()) {
            remember(root);
            plan.getDescendants(root).forEach(this::remember);
        }
    }

    @Override
    public void dynamicTestRegistered(TestIdentifier identifier) {
        remember(identifier);
    }

    private void remember(TestIdentifier identifier) {
        if (identifier.getUniqueIdObject().getLastSegment().getType().equals(SCENARIO_SEGMENT)) {
            scenarioNames.put(identifier.getUniqueIdObject(), identifier.getDisplayName());
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        String account = entry.getKeyValuePairs().get(AssayConstants.EXPLORATION_ENTRY);
        if (account != null) {
            explorations.add(ExplorationReport.JSON.read(account));
            concluded.add(identifier.getUniqueIdObject());
        }
        String json = entry.getKeyValuePairs().get(AssayConstants.RESULT_ENTRY);
        if (json != null) {
            Result result = Result.JSON.read(json);
            UniqueId id = identifier.getUniqueIdObject();
            results.add(new CaseResult(family(id), title(id, result), result));
            concluded.add(id);
        }
    }

    /** A failure that has a result is a verdict; every other one is kept. */
    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult outcome) {
        boolean failed = outcome.getStatus() == TestExecutionResult.Status.FAILED;
        if (failed && isOfAssay(identifier) && !concluded.contains(identifier.getUniqueIdObject())) {
            failures.add(new Failure(identifier.getDisplayName(), outcome.getThrowable()));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        if (isOfAssay(identifier)) {
            skips.add(new Skip(identifier.getDisplayName(), reason));
        }
    }

    private static boolean isOfAssay(TestIdentifier identifier) {
        return identifier.getUniqueIdObject().getSegments().stream()
                .anyMatch(segment -> segment.getType().equals(ENGINE_SEGMENT)
                        && segment.getValue().equals(AssayConstants.ENGINE_ID));
    }

    private static String family(UniqueId id) {
        return id.getSegments().stream()
                .filter(segment -> segment.getType().equals(FAMILY_SEGMENT))
                .map(UniqueId.Segment::getValue)
                .findFirst()
                .orElse("");
    }

    /** The display name of a scenario is its id and its title. */
    private String title(UniqueId id, Result result) {
        UniqueId scenario = id.getLastSegment().getType().equals(SCENARIO_SEGMENT) ? id : id.removeLastSegment();
        String name = scenarioNames.getOrDefault(scenario, "");
        String prefix = result.scenario() + ": ";
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /**
     * Lists the results so far.
     *
     * @return in the order in which they came
     */
    public List<CaseResult> results() {
        return new ArrayList<>(results);
    }

    /**
     * Lists the accounts of explorations so far.
     *
     * @return in the order in which they came
     */
    public List<ExplorationReport> explorations() {
        return new ArrayList<>(explorations);
    }

    /**
     * Lists what failed without a result.
     *
     * @return in the order in which it failed
     */
    public List<Failure> failures() {
        return new ArrayList<>(failures);
    }

    /**
     * Lists what was not run at all.
     *
     * @return in the order in which it was skipped
     */
    public List<Skip> skips() {
        return new ArrayList<>(skips);
    }
}
