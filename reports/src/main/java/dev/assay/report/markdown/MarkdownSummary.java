package dev.assay.report.markdown;

import dev.assay.engine.execution.Result;
import dev.assay.report.Mark;
import dev.assay.report.html.Difference;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells of a run in Markdown: what must be looked at first, and no more than fits where it goes. */
public final class MarkdownSummary {

    /** What GitHub takes as the summary of a job's step: 1 MiB, counted in bytes. */
    public static final int JOB_SUMMARY = 1024 * 1024;

    /** What GitHub takes as a comment: 65536 characters. */
    public static final int COMMENT = 65_536;

    /** Room for the sentence that says what is left out. */
    private static final int RESERVE = 300;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_REASON = 500;

    private final Recorded run;
    private final int limit;
    private final StringBuilder out = new StringBuilder();
    private int size;
    private int leftOut;

    private MarkdownSummary(Recorded run, int limit) {
        this.run = run;
        this.limit = limit - RESERVE;
    }

    /**
     * Writes a summary.
     *
     * @param run the run
     * @param earlier a run to compare with, if there is one
     * @param limit how many bytes of UTF-8 it may have at most; no text has more characters than bytes
     * @return Markdown
     */
    public static String of(Recorded run, Optional<Recorded> earlier, int limit) {
        return new MarkdownSummary(run, limit).write(earlier);
    }

    private String write(Optional<Recorded> earlier) {
        add("## Assay: " + conclusion() + "\n\n");
        add(run.runners().stream()
                        .filter(RunnerLine::available)
                        .map(this::runner)
                        .collect(Collectors.joining()) + "\n");
        run.failures()
                .forEach(failure -> add("- **failed** " + name(failure.what()) + ": " + reason(failure.why()) + "\n"));
        earlier.ifPresent(this::compare);
        findings();
        matrix();
        if (leftOut > 0) {
            out.append("\n\n%d more lines do not fit here; they are in the results and in the report.\n"
                    .formatted(leftOut));
        }
        return out.toString();
    }

    private String conclusion() {
        long fails =
                run.results().stream().filter(result -> Mark.of(result).fails()).count();
        return run.results().size() + " cases, " + (fails == 0 ? "everything as expected" : fails + " to be looked at");
    }

    private String runner(RunnerLine runner) {
        return "- %s %s on PostgreSQL %s\n"
                .formatted(
                        name(runner.id()),
                        name(runner.version()),
                        name(run.header().postgres()));
    }

    private void compare(Recorded earlier) {
        List<Difference> differences = Difference.between(earlier, run);
        add("### Compared with an earlier run\n\n" + (differences.isEmpty() ? "Everything is the same.\n" : ""));
        differences.forEach(one -> add("- **%s** %s with %s: %s, before %s\n"
                .formatted(
                        one.kind().title(),
                        name(one.scenario()),
                        name(one.runner()),
                        one.after().map(MarkdownSummary::word).orElse("not run"),
                        one.before().map(MarkdownSummary::word).orElse("not run"))));
        add("\n");
    }

    private void findings() {
        List<Result> findings = run.results().stream()
                .filter(result -> Mark.of(result).fails())
                .sorted(Comparator.comparing(Mark::of)
                        .reversed()
                        .thenComparing(Result::scenario)
                        .thenComparing(Result::caseName)
                        .thenComparing(Result::runner))
                .toList();
        if (!findings.isEmpty()) {
            add("### To be looked at\n\n");
            findings.forEach(result -> add("- **%s** %s with %s at %s: %s<br>%s\n"
                    .formatted(
                            Mark.word(result),
                            name(result.scenario() + (result.caseName().isEmpty() ? "" : " / " + result.caseName())),
                            name(result.runner()),
                            name(result.location()),
                            reason(result.reason()),
                            reason(result.reproduce()))));
            add("\n");
        }
    }

    private void matrix() {
        List<RunnerLine> runners =
                run.runners().stream().filter(RunnerLine::available).toList();
        add("### Matrix\n\n| scenario |"
                + runners.stream().map(runner -> " " + name(runner.id()) + " |").collect(Collectors.joining())
                + "\n|---|" + "---|".repeat(runners.size()) + "\n");
        run.results().stream()
                .map(Result::scenario)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(scenario -> add("| " + name(scenario) + " |"
                        + runners.stream()
                                .map(runner -> " " + cell(scenario, runner.id()) + " |")
                                .collect(Collectors.joining())
                        + "\n"));
    }

    private String cell(String scenario, String runner) {
        List<Result> cases = new ArrayList<>(run.results());
        cases.removeIf(result ->
                !result.scenario().equals(scenario) || !result.runner().equals(runner));
        return cases.stream()
                .max(Comparator.comparing(Mark::of)
                        .thenComparing(
                                result -> result.behaviour().map(Enum::ordinal).orElse(-1)))
                .map(worst -> Mark.word(worst)
                        .replace("*", "&#42;")
                        .replace("~", "&#126;")
                        .replace("#", "&#35;"))
                .orElse("");
    }

    /** The word with its mark, which is no syntax here. */
    private static String word(Result result) {
        return Mark.word(result).replace("*", "&#42;").replace("~", "&#126;").replace("#", "&#35;");
    }

    private static String name(String text) {
        return Inert.code(text, LONGEST_NAME);
    }

    private static String reason(String text) {
        return Inert.code(text, LONGEST_REASON);
    }

    private void add(String lines) {
        int more = lines.getBytes(StandardCharsets.UTF_8).length;
        if (leftOut > 0 || size + more > limit) {
            leftOut++;
            return;
        }
        size += more;
        out.append(lines);
    }
}
