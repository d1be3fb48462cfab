package dev.assay.report;

import dev.assay.engine.execution.Result;
import java.util.Comparator;

/**
 * The result of a case with what the catalogue says of its scenario.
 *
 * @param family the family of the scenario
 * @param title the title of the scenario
 * @param result what the case came to
 */
public record CaseResult(String family, String title, Result result) {

    /** Family, scenario, case, runner: the order of reports, which does not depend on what ended first. */
    static final Comparator<CaseResult> ORDER = Comparator.comparing(CaseResult::family)
            .thenComparing(one -> one.result().scenario())
            .thenComparing(one -> one.result().caseName())
            .thenComparing(one -> one.result().runner());
}
