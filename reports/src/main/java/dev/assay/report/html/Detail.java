package dev.assay.report.html;

import dev.assay.engine.execution.Evidence;
import dev.assay.report.stream.Recorded;

/**
 * How much of each trace the page shows, so that it stays small enough to be sent to somebody: as much as the budget
 * allows for all, and less of what is as expected.
 *
 * @param most how many requests of an act are shown
 */
record Detail(int most) {

    /** A page of this many characters of trace still opens at once. */
    private static final long BUDGET = 6L * 1024 * 1024;

    private static final int[] STEPS = {400, 200, 120, 80, 50, 30, 20, 12, 8};
    private static final int FEWER_IF_EXPECTED = 3;

    static Detail of(Recorded run) {
        for (int most : STEPS) {
            Detail detail = new Detail(most);
            long size = run.results().stream()
                    .mapToLong(result -> detail.size(
                            result.evidence(), dev.assay.report.Mark.of(result) == dev.assay.report.Mark.AS_EXPECTED))
                    .sum();
            if (size <= BUDGET) {
                return detail;
            }
        }
        return new Detail(STEPS[STEPS.length - 1]);
    }

    int requests(boolean expected) {
        return expected ? Math.max(1, most / FEWER_IF_EXPECTED) : most;
    }

    private long size(Evidence evidence, boolean expected) {
        return evidence.steps().stream()
                .flatMap(step -> step.act().stream())
                .flatMap(act -> TraceRows.of(act.trace(), requests(expected)).stream())
                .mapToLong(row -> row.text().length())
                .sum();
    }
}
