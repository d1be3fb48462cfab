package dev.assay.cli;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.yaml.Words;
import dev.assay.report.CaseResult;
import dev.assay.report.Mark;
import dev.assay.report.ResultCollector;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Tells each finding in full: where, what was expected, what was found, which rule decided, what to do next. */
final class Findings {

    private final Screen screen;
    private final List<String> arguments;

    /**
     * Creates it.
     *
     * @param screen where to
     * @param arguments what a command that reproduces a finding needs beside scenario and runner
     */
    Findings(Screen screen, List<String> arguments) {
        this.screen = screen;
        this.arguments = List.copyOf(arguments);
    }

    void tell(Campaign.Outcome outcome) {
        outcome.results().cases().stream()
                .filter(one -> Mark.of(one.result()).fails())
                .collect(Collectors.groupingBy(Findings::likeness, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(this::tell);
        outcome.results().explorations().forEach(this::tell);
        tellFailures(outcome);
    }

    private void tell(ExplorationReport report) {
        report.problems()
                .forEach(problem -> screen.line(new StyledLine()
                        .add(Style.BAD, "account  ")
                        .add(Style.STRONG, report.scenario() + "  [" + report.runner() + "]  ")
                        .add(problem)));
    }

    /** Tells what no result tells of. */
    void tellFailures(Campaign.Outcome outcome) {
        outcome.failures().forEach(this::tell);
        if (outcome.missing() > 0) {
            screen.error("the run: expected a result for every case, found " + outcome.missing()
                    + " without one [what did not run proves nothing]; next: see above what stopped it");
        }
    }

    /** What many points of one scenario come to is told in full once; every point has its command. */
    private static List<String> likeness(CaseResult one) {
        Result result = one.result();
        boolean explored = !result.caseTitle().isEmpty();
        return List.of(result.runner(), result.scenario(), explored ? "" : result.caseName(), Mark.word(result));
    }

    private void tell(List<CaseResult> alike) {
        tell(alike.get(0));
        List<CaseResult> others = alike.subList(1, alike.size());
        if (!others.isEmpty()) {
            Result first = alike.get(0).result();
            screen.line(new StyledLine()
                    .add(Mark.of(first).style(), Mark.word(first))
                    .add("  at %s more of %s:".formatted(Count.of(others.size(), "point"), first.scenario())));
            others.forEach(
                    one -> part(one.result().caseName(), one.result().caseTitle() + ": " + command(one.result())));
            screen.line();
        }
    }

    private void tell(CaseResult one) {
        Result result = one.result();
        Mark mark = Mark.of(result);
        String name = result.caseName().isEmpty() ? result.scenario() : result.scenario() + " / " + result.caseName();
        String title = result.caseTitle().isEmpty() ? "" : " (" + result.caseTitle() + ")";
        screen.line(new StyledLine()
                .add(mark.style(), Mark.word(result))
                .add("  ")
                .add(Style.STRONG, name + title)
                .add("  [" + result.runner() + " " + result.runnerVersion() + ", PostgreSQL " + result.postgres()
                        + "]"));
        part("rule", one.title());
        part("where", result.location());
        part("expected", accepted(result));
        part("found", seen(result) + (result.reason().isEmpty() ? "" : ": " + result.reason()));
        result.findings().stream()
                .filter(finding -> !finding.endsWith(": " + result.reason()))
                .forEach(finding -> part("and", finding));
        part("next", command(result));
        screen.line();
    }

    private void part(String label, String text) {
        screen.line(
                new StyledLine().add(Style.FAINT, "  %-8s  ".formatted(label)).add(text));
    }

    static String accepted(Result result) {
        return result.accepted().stream().map(Words::spelling).collect(Collectors.joining(" or "));
    }

    private static String seen(Result result) {
        boolean judged = result.verdict() == Verdict.FAIL || result.verdict() == Verdict.PASS;
        return judged
                ? result.behaviour().map(Words::spelling).orElse("nothing that could be judged")
                : Words.spelling(result.verdict());
    }

    private String command(Result result) {
        return arguments.isEmpty() ? result.reproduce() : result.reproduce() + " " + Shell.join(arguments);
    }

    private void tell(ResultCollector.Failure failure) {
        failure.cause().ifPresent(screen::trace);
        screen.error(failure.cause()
                .map(cause -> cause.getMessage() == null ? cause.toString() : cause.getMessage())
                .orElse(failure.what() + " failed without saying why"));
    }
}
