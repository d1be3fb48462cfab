package dev.assay.engine.junit;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.execution.Probed;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.exploration.CrashExploration;
import dev.assay.engine.exploration.CrashPoint;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.ExplorationReportJson;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.support.hierarchical.Node.DynamicTestExecutor;
import org.opentest4j.AssertionFailedError;

/** Runs the crash points of one scenario, each as a test under it, and accounts for all of them. */
final class CrashExplorer {

    private final ScenarioDescriptor descriptor;
    private final ScenarioSource source;
    private final Scenario scenario;
    private final Exploration.CrashPoints how;
    private final AssayContext context;
    private final ExplorationSettings settings;
    private final SortedMap<String, Result> results = new ConcurrentSkipListMap<>();

    CrashExplorer(
            ScenarioDescriptor descriptor,
            ScenarioSource source,
            Scenario scenario,
            Exploration.CrashPoints how,
            AssayContext context) {
        this.descriptor = descriptor;
        this.source = source;
        this.scenario = scenario;
        this.settings = context.exploration();
        this.how = settings.modes()
                .map(modes -> new Exploration.CrashPoints(modes, how.retries(), how.at()))
                .orElse(how);
        this.context = context;
    }

    /** Runs all points, or only those that are named. */
    void explore(DynamicTestExecutor tests, Set<String> only) throws InterruptedException {
        Scenario.Case plain = CrashExploration.withoutFault(scenario);
        Probed probed = context.execution().probe(scenario, plain, CrashExploration.explored(scenario));
        List<CrashPoint> wanted = new ArrayList<>(settings.at().stream().toList());
        only.stream().flatMap(name -> CrashPoint.parse(name).stream()).sorted().forEach(wanted::add);
        boolean sound = probed.result().behaviour().equals(Optional.of(Behaviour.CONVERGES));
        if (wanted.isEmpty() || !sound) {
            start(tests, plain, running -> probed.result());
        }
        if (sound && probed.observed().isPresent()) {
            CrashExploration exploration =
                    new CrashExploration(scenario, how, probed.observed().get(), settings.exhaustive());
            if (wanted.isEmpty()) {
                runAll(tests, exploration, probed.result().runner());
            } else {
                runSome(tests, exploration, wanted);
            }
        } else {
            tests.awaitFinished();
        }
    }

    private void runSome(DynamicTestExecutor tests, CrashExploration exploration, List<CrashPoint> wanted)
            throws InterruptedException {
        for (CrashPoint point : wanted) {
            if (!start(tests, exploration, point)) {
                throw new AssertionFailedError(
                        "%s: expected a request with the number of the crash point %s, found %d requests [points are numbered by the requests of the runner]; next: run the scenario without --at to see its points"
                                .formatted(
                                        scenario.at().fileAndLine(),
                                        point,
                                        exploration.plan().account().requests()));
            }
        }
        tests.awaitFinished();
    }

    private void runAll(DynamicTestExecutor tests, CrashExploration exploration, String runner)
            throws InterruptedException {
        exploration.plan().points().forEach(point -> start(tests, exploration, point));
        List<CrashPoint> audit = exploration.audit(settings.audit(), settings.seed());
        audit.forEach(point -> start(tests, exploration, point));
        tests.awaitFinished();
        ExplorationReport report = report(exploration, audit, runner);
        context.publish(descriptor, AssayConstants.EXPLORATION_ENTRY, ExplorationReportJson.write(report));
        if (!report.problems().isEmpty()) {
            throw new AssertionFailedError(scenario.at().fileAndLine() + ": " + String.join("; ", report.problems()));
        }
    }

    private boolean start(DynamicTestExecutor tests, CrashExploration exploration, CrashPoint point) {
        Optional<Scenario.Case> story = exploration.caseOf(point);
        story.ifPresent(one -> start(tests, one, running -> running.execution().run(scenario, one)));
        return story.isPresent();
    }

    private void start(DynamicTestExecutor tests, Scenario.Case story, CaseDescriptor.Body body) {
        CaseDescriptor test = new CaseDescriptor(descriptor.getUniqueId(), source, scenario, story, running -> {
            Result result = body.run(running);
            results.put(story.name(), result);
            return result;
        });
        descriptor.addChild(test);
        tests.execute(test);
    }

    private ExplorationReport report(CrashExploration exploration, List<CrashPoint> audit, String runner) {
        Map<CrashPoint, CrashPoint> covered = exploration.plan().covered();
        SortedMap<String, String> names = new TreeMap<>();
        covered.forEach((point, by) -> names.put(point.toString(), by.toString()));
        List<String> problems = new ArrayList<>();
        audit.forEach(point -> disagreement(point.toString(), names).ifPresent(problems::add));
        context.deviations().stream()
                .filter(one -> one.isPattern() && one.scenario().equals(scenario.id()))
                .forEach(one -> misrecorded(one).ifPresent(problems::add));
        List<String> notReached = results.entrySet().stream()
                .filter(entry -> entry.getValue().verdict() == Verdict.INCONCLUSIVE)
                .map(Map.Entry::getKey)
                .toList();
        return new ExplorationReport(
                scenario.id(),
                runner,
                exploration.plan().account(),
                notReached,
                audit.size(),
                settings.seed(),
                names,
                problems);
    }

    private Optional<String> disagreement(String point, Map<String, String> covered) {
        String by = String.valueOf(covered.get(point));
        String seen = seen(point);
        String said = seen(by);
        return seen.equals(said)
                ? Optional.empty()
                : Optional.of(
                        "the audit disagrees: %s was covered by %s, which %s, and it %s [points that leave the same state must show the same]; run with --exhaustive"
                                .formatted(point, by, said, seen));
    }

    private String seen(String point) {
        Result result = results.get(point);
        return result == null
                ? "has no result"
                : result.behaviour().map(Words::spelling).orElse(Words.spelling(result.verdict()));
    }

    private Optional<String> misrecorded(Deviation deviation) {
        long cases = results.values().stream()
                .filter(result -> result.verdict() == Verdict.FAIL
                        && result.behaviour().equals(Optional.of(deviation.behaviour()))
                        && deviation.covers(scenario.id(), result.caseName()))
                .count();
        if (cases > 0 && cases <= deviation.atMost()) {
            return Optional.empty();
        }
        return Optional.of(
                "%s records '%s' for 1 to %d cases that match '%s', and it was seen in %d; correct the record"
                        .formatted(
                                deviation.at().fileAndLine(),
                                Words.spelling(deviation.behaviour()),
                                deviation.atMost(),
                                deviation.cases(),
                                cases));
    }
}
