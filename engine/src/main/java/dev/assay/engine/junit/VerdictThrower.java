package dev.assay.engine.junit;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.Words;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Turns a result into what JUnit knows: nothing, an aborted test, or a failure that points at a line of the YAML. */
final class VerdictThrower {

    private VerdictThrower() {}

    static void conclude(Result result, Scenario scenario) {
        if (result.verdict() == Verdict.NOT_APPLICABLE && result.isExpected()) {
            throw new TestAbortedException("not applicable: " + result.reason());
        }
        if (result.verdict() == Verdict.NONE) {
            throw new TestAbortedException("none: " + result.reason());
        }
        if (!result.isExpected()) {
            AssertionFailedError error = new AssertionFailedError(message(result));
            error.setStackTrace(new StackTraceElement[] {yamlLine(result, scenario)});
            throw error;
        }
    }

    static String message(Result result) {
        String seen = result.behaviour().map(Words::spelling).orElse("nothing judged");
        return "%s: %s, expected %s: %s [%s %s, PostgreSQL %s]; reproduce: %s"
                .formatted(
                        result.location(),
                        result.verdict() == Verdict.FAIL || result.verdict() == Verdict.PASS
                                ? seen
                                : Words.spelling(result.verdict()),
                        result.accepted().stream()
                                .map(Words::spelling)
                                .reduce((a, b) -> a + " or " + b)
                                .orElse("nothing"),
                        result.reason(),
                        result.runner(),
                        result.runnerVersion(),
                        result.postgres(),
                        result.reproduce());
    }

    private static StackTraceElement yamlLine(Result result, Scenario scenario) {
        int colon = result.location().lastIndexOf(':');
        String file = result.location().substring(0, colon);
        int line = Integer.parseInt(result.location().substring(colon + 1));
        return new StackTraceElement(scenario.family(), scenario.id(), file, line);
    }
}
