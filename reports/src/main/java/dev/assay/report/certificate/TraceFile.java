package dev.assay.report.certificate;

import dev.assay.engine.execution.Evidence.StepSeen;
import dev.assay.engine.execution.Result;
import dev.assay.report.stream.Recorded;
import java.util.Comparator;

/** What the runner said on the wire in every case, as one text for people and for {@code diff}. */
final class TraceFile {

    private TraceFile() {}

    static String of(Recorded run) {
        StringBuilder text = new StringBuilder();
        run.results().stream()
                .sorted(Comparator.comparing(Result::scenario)
                        .thenComparing(Result::caseName)
                        .thenComparing(Result::runner))
                .forEach(result -> add(result, text));
        return text.toString();
    }

    private static void add(Result result, StringBuilder text) {
        for (StepSeen step : result.evidence().steps()) {
            step.act().ifPresent(act -> {
                text.append("## ").append(result.scenario());
                if (!result.caseName().isEmpty()) {
                    text.append(" / ").append(result.caseName());
                }
                text.append(", ").append(step.title()).append('\n');
                act.trace().forEach(line -> text.append(line).append('\n'));
            });
        }
    }
}
