package dev.assay.engine.exploration;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws up the account of an exploration from its results. */
public final class Accountant {

    private final Explored explored;
    private final Sample sample;
    private final SortedMap<String, Result> results;

    /**
     * Takes what came out.
     *
     * @param explored the exploration
     * @param sample what the choice of its cases was made by
     * @param results the result of each case that was run, by its name
     */
    public Accountant(Explored explored, Sample sample, SortedMap<String, Result> results) {
        this.explored = explored;
        this.sample = sample;
        this.results = results;
    }

    /**
     * Draws up the account.
     *
     * @param runner the id of the runner
     * @param run how many cases of the sample were run
     * @param audit the cases that were run although another one shows the same
     * @param span when the cases were run
     * @param deviations what is recorded of the runner
     * @return the account
     */
    public ExplorationReport report(
            String runner,
            int run,
            List<Scenario.Case> audit,
            ExplorationReport.Span span,
            Collection<Deviation> deviations) {
        List<String> disagreements =
                audit.stream().flatMap(one -> disagreement(one.name()).stream()).toList();
        List<String> problems = new ArrayList<>(disagreements);
        deviations.stream()
                .filter(one -> sample.own()
                        && one.isPattern()
                        && one.scenario().equals(explored.scenario().id()))
                .forEach(one -> misrecorded(one).ifPresent(problems::add));
        List<String> notReached = results.entrySet().stream()
                .filter(entry -> entry.getValue().verdict() == Verdict.INCONCLUSIVE)
                .map(Map.Entry::getKey)
                .toList();
        return new ExplorationReport(
                explored.scenario().id(),
                runner,
                explored.account().sampled(run),
                notReached,
                audit.size(),
                disagreements.size(),
                sample.seed(),
                explored.covered(),
                explored.ambiguities().stream()
                        .filter(this::isSeen)
                        .map(this::inBothWorlds)
                        .toList(),
                span,
                problems);
    }

    private Optional<String> disagreement(String point) {
        String by = explored.covered().getOrDefault(point, point);
        String seen = seen(point);
        String said = seen(by);
        return seen.equals(said)
                ? Optional.empty()
                : Optional.of(
                        "the audit disagrees: %s was covered by %s, which is '%s', and it is '%s' [points that leave the same state must show the same]; run with --exhaustive"
                                .formatted(point, by, said, seen));
    }

    private Optional<String> misrecorded(Deviation deviation) {
        long cases = results.values().stream()
                .filter(result -> result.verdict() == Verdict.FAIL
                        && result.behaviour().equals(Optional.of(deviation.behaviour()))
                        && deviation.covers(explored.scenario().id(), result.caseName()))
                .count();
        return cases > 0 && cases <= deviation.atMost()
                ? Optional.empty()
                : Optional.of(
                        "%s records '%s' for 1 to %d cases that match '%s', and it was seen in %d; correct the record"
                                .formatted(
                                        deviation.at().fileAndLine(),
                                        Words.spelling(deviation.behaviour()),
                                        deviation.atMost(),
                                        deviation.cases(),
                                        cases));
    }

    /** Of a sample both worlds may have been left out. */
    private boolean isSeen(Explored.Ambiguity commit) {
        return Stream.of(commit.undone(), commit.done())
                .flatMap(List::stream)
                .anyMatch(point -> results.get(point) != null);
    }

    private String inBothWorlds(Explored.Ambiguity commit) {
        return "%s: not done: %s; done and not acknowledged: %s"
                .formatted(commit.title(), seen(commit.undone()), seen(commit.done()));
    }

    private String seen(List<String> points) {
        List<String> different = points.stream().map(this::seen).distinct().toList();
        return different.size() == 1
                ? different.get(0)
                : points.stream().map(point -> point + " " + seen(point)).collect(Collectors.joining(", "));
    }

    private String seen(String point) {
        Result result = results.get(point);
        return result == null
                ? "not run"
                : result.behaviour().map(Words::spelling).orElse(Words.spelling(result.verdict()));
    }
}
