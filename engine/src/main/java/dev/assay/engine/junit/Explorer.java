package dev.assay.engine.junit;

import dev.assay.engine.execution.Prelude;
import dev.assay.engine.execution.Probed;
import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.Accountant;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.Explored;
import dev.assay.engine.exploration.Sample;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Scenario;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.support.hierarchical.Node.DynamicTestExecutor;
import org.opentest4j.AssertionFailedError;

/** Runs the cases of one explored scenario, or a sample, each as a test under it, and accounts for all of them. */
final class Explorer {

    private final ScenarioDescriptor descriptor;
    private final ScenarioSource source;
    private final Scenario scenario;
    private final AssayContext context;
    private final ExplorationSettings settings;
    private final SortedMap<String, Result> results = new ConcurrentSkipListMap<>();

    Explorer(ScenarioDescriptor descriptor, ScenarioSource source, Scenario scenario, AssayContext context) {
        this.descriptor = descriptor;
        this.source = source;
        this.scenario = scenario;
        this.settings = context.exploration();
        this.context = context;
    }

    /** Runs all cases, or only those that are named. */
    void explore(DynamicTestExecutor tests, Set<String> only) throws InterruptedException {
        Scenario.Case plain = Explored.withoutFault(scenario);
        Probed probed = context.execution().probe(scenario, plain, Explored.act(scenario));
        List<String> wanted = new ArrayList<>(settings.at().stream().toList());
        only.stream().sorted().forEach(wanted::add);
        Optional<Explored> explored = Optional.of(probed)
                .filter(Explorer::isSound)
                .flatMap(Probed::observed)
                .map(observed -> Explored.of(scenario, observed, settings.options()));
        Result result = withoutFault(probed, explored);
        if (wanted.isEmpty() || wanted.contains(plain.name()) || !isSound(probed)) {
            start(tests, plain, running -> result);
        }
        if (explored.isPresent() && wanted.isEmpty()) {
            runAll(tests, explored.get(), result.runner());
        } else if (explored.isPresent()) {
            runSome(tests, explored.get(), wanted);
        } else {
            tests.awaitFinished();
        }
    }

    /** The result of the case in which nothing goes wrong, which is no pass where nothing can be tried. */
    private Result withoutFault(Probed probed, Optional<Explored> explored) {
        if (explored.filter(one -> one.account().requests() > 0).isEmpty()) {
            return probed.result()
                    .inconclusive(scenario.at().fileAndLine()
                            + ": no request of the runner was seen: it was to connect to the address that it is given, where its"
                            + " requests can be lost [an exploration of nothing proves nothing]; next: see where its descriptor"
                            + " takes the database from");
        }
        return explored.flatMap(Explored::obstacle)
                .map(probed.result()::notApplicable)
                .orElse(probed.result());
    }

    private static boolean isSound(Probed probed) {
        return probed.result().behaviour().equals(Optional.of(Behaviour.CONVERGES));
    }

    private void runSome(DynamicTestExecutor tests, Explored explored, List<String> wanted)
            throws InterruptedException {
        for (String name : wanted) {
            Optional<Scenario.Case> story = explored.named(name);
            story.ifPresent(one -> start(tests, one, Optional.empty()));
            if (story.isEmpty() && !name.equals(Explored.WITHOUT_FAULT)) {
                throw new AssertionFailedError(
                        "%s: expected a point of the exploration, found '%s' and %d requests [points are numbered by the requests of the runner]; next: run the whole scenario to see its points"
                                .formatted(
                                        scenario.at().fileAndLine(),
                                        name,
                                        explored.account().requests()));
            }
        }
        tests.awaitFinished();
    }

    private void runAll(DynamicTestExecutor tests, Explored explored, String runner) throws InterruptedException {
        Sample sample = settings.sample();
        List<Scenario.Case> chosen = sample.from(explored);
        Set<String> names = chosen.stream().map(Scenario.Case::name).collect(Collectors.toSet());
        List<Scenario.Case> audit = explored.audit(names, settings.audit(), sample.seed());
        long begin = Clock.systemUTC().millis();
        Optional<Prelude> prelude = prelude();
        try {
            chosen.forEach(one -> start(tests, one, prelude));
            // These are played from the first step, so that it shows if a copied database makes a difference.
            audit.forEach(one -> start(tests, one, Optional.empty()));
            tests.awaitFinished();
        } finally {
            prelude.ifPresent(Prelude::close);
        }
        ExplorationReport.Span span =
                new ExplorationReport.Span(begin, Clock.systemUTC().millis());
        ExplorationReport report = new Accountant(explored, sample, results)
                .report(runner, chosen.size(), audit, span, context.deviations());
        context.publish(descriptor, AssayConstants.EXPLORATION_ENTRY, ExplorationReport.JSON.write(report));
        if (!report.problems().isEmpty()) {
            throw new AssertionFailedError(scenario.at().fileAndLine() + ": " + String.join("; ", report.problems()));
        }
    }

    /** The steps before the explored act are the same in every case, and are lived through once. */
    private Optional<Prelude> prelude() throws InterruptedException {
        Scenario.Case plain = Explored.withoutFault(scenario);
        return context.execution().prelude(scenario, plain, plain.steps().lastIndexOf(Explored.act(scenario)));
    }

    private void start(DynamicTestExecutor tests, Scenario.Case story, Optional<Prelude> prelude) {
        start(tests, story, running -> running.execution().run(scenario, story, prelude));
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
}
