package dev.assay.report.html;

import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Evidence.ActEvidence;
import dev.assay.engine.execution.Result;
import dev.assay.report.Mark;
import dev.assay.report.stream.Recorded;
import java.util.List;
import java.util.Optional;

/**
 * How much of each trace and of what each runner printed the page shows, so that it stays small enough to be sent to
 * somebody: as much as the budget allows for all, and less of what is as expected.
 *
 * @param requests how many requests of an act are shown
 * @param output how many characters of what a runner printed are shown
 */
record Detail(int requests, int output) {

    /** A page of this many characters of traces and outputs still opens at once. */
    private static final long BUDGET = 8L * 1024 * 1024;

    /** The most first. */
    private static final List<Detail> STEPS = List.of(
            new Detail(400, 4000),
            new Detail(200, 3000),
            new Detail(120, 2400),
            new Detail(80, 2000),
            new Detail(50, 1600),
            new Detail(30, 1200),
            new Detail(20, 1000),
            new Detail(12, 800),
            new Detail(8, 600));

    private static final int LESS_IF_EXPECTED = 3;

    static Detail of(Recorded run) {
        return STEPS.stream()
                .filter(detail -> run.results().stream().mapToLong(detail::size).sum() <= BUDGET)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
    }

    /** How much of this result. */
    Detail of(Result result) {
        return Mark.of(result) == Mark.AS_EXPECTED
                ? new Detail(Math.max(1, requests / LESS_IF_EXPECTED), output / LESS_IF_EXPECTED)
                : this;
    }

    private long size(Result result) {
        Detail detail = of(result);
        return result.evidence().steps().stream()
                .map(Evidence.StepSeen::act)
                .flatMap(Optional::stream)
                .mapToLong(detail::size)
                .sum();
    }

    private long size(ActEvidence act) {
        long traced = TraceRows.of(act.trace(), requests).stream()
                .mapToLong(row -> row.text().length())
                .sum();
        return traced
                + act.runners().stream()
                        .mapToLong(end -> Math.min(output, end.output().length()))
                        .sum();
    }
}
