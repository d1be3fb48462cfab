package dev.assay.report.html;

import dev.assay.engine.execution.Result;
import dev.assay.report.stream.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the results of a scenario with a runner, and the name of their section. */
final class Table {

    private final Map<List<String>, List<Result>> results = new HashMap<>();
    private final Anchors anchors = new Anchors();

    Table(Recorded run) {
        for (Result result : run.results()) {
            results.computeIfAbsent(List.of(result.scenario(), result.runner()), key -> new ArrayList<>())
                    .add(result);
        }
        run.header()
                .catalogue()
                .scenarios()
                .forEach(story -> run.runners().forEach(runner -> anchors.of(story.id(), runner.id())));
    }

    List<Result> results(String scenario, String runner) {
        return results.getOrDefault(List.of(scenario, runner), List.of());
    }

    String anchor(String scenario, String runner) {
        return anchors.of(scenario, runner);
    }
}
