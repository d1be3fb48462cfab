package dev.assay.cli;

import dev.assay.report.Mark;
import dev.assay.report.RunResults;

/** What the exit status of {@code ./assay} means. */
final class ExitStatus {

    /** Everything is as expected. */
    static final int AS_EXPECTED = 0;
    /** There is a finding, a stale record of a deviation, or an inconclusive case. */
    static final int FINDING = 1;
    /** The command line or an input file cannot be used. */
    static final int BAD_INPUT = 2;
    /** Assay itself, an adapter or the server failed. */
    static final int ERROR = 3;

    private ExitStatus() {}

    static int of(RunResults results) {
        Mark worst = results.cases().stream()
                .map(one -> Mark.of(one.result()))
                .max(Mark::compareTo)
                .orElse(Mark.ERROR);
        if (worst == Mark.ERROR) {
            return ERROR;
        }
        boolean accounted = results.explorations().stream()
                .allMatch(exploration -> exploration.problems().isEmpty());
        return worst.fails() || !accounted ? FINDING : AS_EXPECTED;
    }
}
