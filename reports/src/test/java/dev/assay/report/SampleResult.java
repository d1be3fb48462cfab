package dev.assay.report;

import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Result.Expectation;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.scenario.Behaviour;
import java.util.List;
import java.util.Optional;

/** Results made by hand. */
public final class SampleResult {

    private SampleResult() {}

    public static Result of(
            String scenario, String caseName, String runner, Verdict verdict, Behaviour seen, Expectation as) {
        return of(scenario, caseName, runner, verdict, seen, as, SampleRun.evidence());
    }

    private static Result of(
            String scenario,
            String caseName,
            String runner,
            Verdict verdict,
            Behaviour seen,
            Expectation as,
            Evidence evidence) {
        return new Result(
                scenario,
                caseName,
                "",
                runner,
                "1.2.3",
                "18.6",
                verdict,
                Optional.ofNullable(seen),
                List.of(Behaviour.CONVERGES, Behaviour.REFUSES),
                as,
                verdict == Verdict.PASS ? "" : "column public.a.b is missing",
                "family/" + scenario + ".yaml:7",
                verdict == Verdict.FAIL
                        ? List.of("family/x.yaml:7: diverges: column public.a.b is missing")
                        : List.of(),
                List.of("deploy 1: release [1]"),
                "",
                "./assay reproduce " + scenario + " --runner " + runner,
                Optional.empty(),
                evidence);
    }

    public static Result pass(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.PASS, Behaviour.CONVERGES, Expectation.AS_EXPECTED);
    }

    public static Result finding(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.FAIL, Behaviour.DIVERGES, Expectation.UNEXPECTED);
    }

    public static Result deviation(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.FAIL, Behaviour.DIVERGES, Expectation.AS_EXPECTED);
    }

    public static Result stale(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.PASS, Behaviour.CONVERGES, Expectation.STALE_DEVIATION);
    }

    public static Result inconclusive(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.INCONCLUSIVE, Behaviour.CONVERGES, Expectation.UNEXPECTED);
    }

    public static Result none(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.NONE, null, Expectation.AS_EXPECTED);
    }

    public static Result error(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.ERROR, null, Expectation.UNEXPECTED);
    }

    public static Result notApplicable(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.NOT_APPLICABLE, null, Expectation.AS_EXPECTED, Evidence.NONE);
    }

    /** Of a runner that was watched and has nothing that the scenario is about. */
    public static Result seenNotToApply(String scenario, String runner) {
        return of(scenario, "", runner, Verdict.NOT_APPLICABLE, null, Expectation.AS_EXPECTED);
    }

    /** The same result with another text wherever one can be. */
    public static Result with(Result plain, String text) {
        return with(plain, text, text);
    }

    /** The same result with another text wherever one can be but in its location. */
    public static Result with(Result plain, String text, String location) {
        return new Result(
                plain.scenario(),
                text,
                text,
                plain.runner(),
                text,
                text,
                Verdict.FAIL,
                Optional.of(Behaviour.DIVERGES),
                List.of(),
                Result.Expectation.UNEXPECTED,
                text,
                location,
                List.of(text),
                List.of(),
                text,
                text,
                Optional.empty(),
                plain.evidence());
    }
}
