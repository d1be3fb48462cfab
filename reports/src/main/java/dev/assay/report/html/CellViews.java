package dev.assay.report.html;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.junit.RunFacts;
import dev.assay.report.Mark;
import dev.assay.report.html.CellView.KnownView;
import dev.assay.report.html.CellView.Other;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes the section of each story with its cells. */
final class CellViews {

    private static final Comparator<Result> WORST_FIRST = Comparator.comparing(Mark::of)
            .thenComparing(result -> result.behaviour().map(Enum::ordinal).orElse(-1))
            .reversed()
            .thenComparing(Result::caseName);

    private final Recorded run;
    private final Table table;
    private final List<RunnerLine> runners;
    private final CaseViews cases;

    /** The runners are those of the matrix, in the order of its columns. */
    CellViews(Recorded run, Table table, List<RunnerLine> runners, PlainScripts scripts) {
        this.run = run;
        this.table = table;
        this.runners = runners;
        this.cases = new CaseViews(Detail.of(run), scripts);
    }

    static List<Result> worstFirst(List<Result> results) {
        return results.stream().sorted(WORST_FIRST).toList();
    }

    /** The sign of several cases: that of the worst. */
    static Sign sign(List<Result> results) {
        return worstFirst(results).stream().findFirst().map(Sign::of).orElse(Sign.EMPTY);
    }

    /** How many cases came to the worst of them. */
    static String count(List<Result> results) {
        if (results.size() < 2) {
            return "";
        }
        String word = sign(results).word();
        long same =
                results.stream().filter(one -> Sign.of(one).word().equals(word)).count();
        return same + "/" + results.size();
    }

    StoryView of(RunFacts.Story story) {
        return new StoryView(
                story.id(),
                story.title(),
                story.family(),
                story.profile(),
                story.severity(),
                meaning(story.severity()),
                story.story().strip(),
                story.sources().stream().map(Links::of).toList(),
                IntStream.range(0, runners.size())
                        .filter(i ->
                                !table.results(story.id(), runners.get(i).id()).isEmpty())
                        .mapToObj(i -> cell(story, i))
                        .toList());
    }

    private CellView cell(RunFacts.Story story, int column) {
        RunnerLine runner = runners.get(column);
        List<Result> results = worstFirst(table.results(story.id(), runner.id()));
        Optional<ExplorationReport> report = run.explorations().stream()
                .filter(one -> one.scenario().equals(story.id()) && one.runner().equals(runner.id()))
                .findFirst();
        List<Result> shown = shown(story, results);
        return new CellView(
                table.anchor(story.id(), runner.id()),
                column,
                runner.id(),
                runner.title() + " " + runner.version(),
                results.get(0).postgres(),
                sign(results),
                count(results),
                known(story, runner, results),
                story.explored() ? Strips.of(results, report) : List.of(),
                report.map(ExplorationReport::line).orElse(""),
                report.map(ExplorationReport::ambiguous).orElse(List.of()),
                views(shown),
                results.stream()
                        .filter(one -> !shown.contains(one))
                        .map(CellViews::other)
                        .toList());
    }

    private List<CaseView> views(List<Result> shown) {
        List<CaseView> views = new ArrayList<>();
        shown.forEach(one -> views.add(cases.of(one, views.isEmpty())));
        return views;
    }

    /** Of an exploration one case of each kind is told in full. */
    private static List<Result> shown(RunFacts.Story story, List<Result> results) {
        if (!story.explored()) {
            return results;
        }
        Set<List<String>> kinds = new HashSet<>();
        return results.stream()
                .filter(one ->
                        kinds.add(List.of(Sign.of(one).word(), Sign.of(one).mark())))
                .toList();
    }

    private static Other other(Result result) {
        return new Other(result.caseName(), result.caseTitle(), Sign.of(result), result.reproduce());
    }

    private static List<KnownView> known(RunFacts.Story story, RunnerLine runner, List<Result> results) {
        boolean deviates =
                results.stream().anyMatch(one -> Mark.of(one) == Mark.DEVIATION || Mark.of(one) == Mark.STALE);
        return runner.known().stream()
                .filter(one -> deviates && one.scenario().equals(story.id()))
                .map(one -> new KnownView(
                        one.behaviour() + (one.cases().isEmpty() ? "" : " at " + one.cases()),
                        one.reason(),
                        one.sources().stream().map(Links::of).toList()))
                .toList();
    }

    private static String meaning(String severity) {
        return switch (severity) {
            case "silent" -> "whoever gets this wrong has a wrong database, and nothing says so";
            case "wedged" -> "whoever gets this wrong cannot deploy until somebody repairs the database by hand";
            case "outage" -> "whoever gets this wrong stops live traffic";
            default -> "whoever gets this wrong has a deploy that fails and says so";
        };
    }
}
