package dev.assay.cli;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.execution.Result;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.Words;
import dev.assay.report.Mark;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import java.util.List;
import java.util.Optional;

/** Tells what happened in a scenario, step by step, to somebody who has never heard of it. */
final class Story {

    private final Screen screen;
    private final Scenario scenario;
    private final List<Deviation> deviations;

    Story(Screen screen, Scenario scenario, List<Deviation> deviations) {
        this.screen = screen;
        this.scenario = scenario;
        this.deviations = List.copyOf(deviations);
    }

    void begin() {
        heading(scenario.id() + ": " + scenario.title());
        indented(scenario.story());
        screen.line("  Family " + scenario.family() + ", profile " + scenario.profile() + ", severity "
                + Words.spelling(scenario.severity()));
        screen.line("  Seen at " + String.join(", ", scenario.sources()));
        screen.line();
    }

    void tell(Result result) {
        String name = result.caseName().isEmpty() ? "" : ", case '" + result.caseName() + "'";
        String title = result.caseTitle().isEmpty() ? "" : " (" + result.caseTitle() + ")";
        heading("%s %s on PostgreSQL %s%s"
                .formatted(result.runner(), result.runnerVersion(), result.postgres(), name + title));
        result.story().forEach(this::indented);
        section("Findings", result.findings());
        section("Schema, expected and found", result.difference().lines().toList());
        verdict(result);
        screen.line();
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            heading(title);
            lines.forEach(this::indented);
        }
    }

    private void verdict(Result result) {
        Mark mark = Mark.of(result);
        screen.line(new StyledLine()
                .add(Style.STRONG, "Verdict: ")
                .add(mark.style(), Words.spelling(result.verdict()) + ", " + Mark.word(result))
                .add("; the scenario accepts " + Findings.accepted(result)));
        if (!result.reason().isEmpty()) {
            screen.line("  " + result.location() + ": " + result.reason());
        }
        recorded(result).ifPresent(deviation -> {
            screen.line((mark == Mark.STALE ? "  Recorded otherwise" : "  A recorded deviation") + " ("
                    + deviation.at().fileAndLine() + "): " + Words.spelling(deviation.behaviour()) + ": "
                    + deviation.reason());
            screen.line("  Sources: " + String.join(", ", deviation.sources()));
        });
    }

    private Optional<Deviation> recorded(Result result) {
        return deviations.stream()
                .filter(one -> one.covers(result.scenario(), result.caseName()))
                .filter(one -> !one.isPattern() || result.behaviour().equals(Optional.of(one.behaviour())))
                .findFirst();
    }

    private void heading(String text) {
        screen.line(StyledLine.of(Style.STRONG, text));
    }

    private void indented(String text) {
        text.lines().forEach(line -> screen.line("  " + line));
    }
}
