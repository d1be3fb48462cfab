package dev.assay.report;

import dev.assay.engine.execution.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many cases came to what with which runner: at the same time the legend of the marks. */
final class Tally {

    private static final int GAP = 3;

    private final RunResults run;
    private final Map<Mark, Map<String, Integer>> counts = new EnumMap<>(Mark.class);

    Tally(RunResults run) {
        this.run = run;
        for (CaseResult one : run.cases()) {
            counts.computeIfAbsent(Mark.of(one.result()), mark -> new java.util.HashMap<>())
                    .merge(one.result().runner(), 1, Integer::sum);
        }
    }

    List<StyledLine> lines() {
        List<RunnerEntry> ran =
                run.runners().stream().filter(RunnerEntry::available).toList();
        List<StyledLine> lines = new ArrayList<>();
        if (!run.cases().isEmpty()) {
            StyledLine header = new StyledLine().add("Cases");
            int column = "Cases".length();
            for (RunnerEntry runner : ran) {
                column += width(runner);
                header.add(Style.STRONG, right(runner.id(), column - header.width()));
            }
            lines.add(header);
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .forEach(entry -> lines.add(line(entry.getKey(), entry.getValue(), ran)));
        run.cases().stream()
                .map(CaseResult::result)
                .filter(result -> Mark.of(result) == Mark.NONE)
                .map(Result::reason)
                .distinct()
                .forEach(reason -> lines.add(new StyledLine().add(Mark.NONE.style(), "        " + reason)));
        run.runners().stream().filter(runner -> !runner.available()).forEach(runner -> lines.add(missing(runner)));
        return lines;
    }

    private static StyledLine line(Mark mark, Map<String, Integer> byRunner, List<RunnerEntry> ran) {
        StyledLine line = StyledLine.of(mark.style(), "    " + (mark.sign().isEmpty() ? " " : mark.sign()));
        for (RunnerEntry runner : ran) {
            line.add(right(String.valueOf(byRunner.getOrDefault(runner.id(), 0)), width(runner)));
        }
        return line.add("   ").add(mark.style(), mark.meaning());
    }

    private static StyledLine missing(RunnerEntry runner) {
        return new StyledLine()
                .add(Style.UNSURE, "    -   " + runner.id() + " is not available and was not tested: ")
                .add(runner.reason() + "; next: " + runner.remedy());
    }

    private static int width(RunnerEntry runner) {
        return Printable.line(runner.id()).length() + GAP;
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - Printable.line(text).length())) + text;
    }
}
