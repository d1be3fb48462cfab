package dev.assay.cli;

import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Result;
import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.yaml.Words;
import dev.assay.report.CaseResult;
import dev.assay.report.RunnerEntry;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import dev.assay.report.certificate.Bundle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.platform.launcher.TestExecutionListener;

/** Runs a sample of a bundle's cases again, and compares what the runner did with what the bundle says. */
final class Rerun {

    private final Screen screen;
    private final PostgresArguments postgres;
    private final RunnerArguments adapters;

    Rerun(Screen screen, PostgresArguments postgres, RunnerArguments adapters) {
        this.screen = screen;
        this.postgres = postgres;
        this.adapters = adapters;
    }

    int of(Bundle bundle, int percent, long seed) throws InterruptedException {
        Catalogue catalogue = Catalogue.read(List.of());
        RunnerEntry entry = new RunnerChoice(adapters.adapters(), true, screen)
                .choose(List.of(bundle.runner().id()))
                .get(0);
        List<Result> sample = sample(bundle.run().results(), percent, seed);
        screen.line("Running %s of %d again (seed %d)"
                .formatted(
                        Count.of(sample.size(), "case"), bundle.run().results().size(), seed));
        int different = 0;
        int traces = 0;
        for (Result before : sample) {
            Comparison comparison = new Comparison(before, again(catalogue, entry, before));
            different += comparison.isSame() ? 0 : 1;
            traces += comparison.hasSameTraces() ? 1 : 0;
            screen.line(comparison.line());
        }
        screen.line("%d of %s as the bundle says; %d said the same on the wire"
                .formatted(sample.size() - different, Count.of(sample.size(), "case"), traces));
        return different == 0 ? ExitStatus.AS_EXPECTED : ExitStatus.FINDING;
    }

    /** The same seed gives the same sample everywhere. */
    static List<Result> sample(List<Result> results, int percent, long seed) {
        List<Result> all = new ArrayList<>(results);
        all.removeIf(result -> result.behaviour().isEmpty());
        all.sort(java.util.Comparator.comparing(Result::scenario).thenComparing(Result::caseName));
        Collections.shuffle(all, new Random(seed));
        int size = Math.max(1, (all.size() * percent + 99) / 100);
        return all.subList(0, Math.min(size, all.size()));
    }

    private Optional<Result> again(Catalogue catalogue, RunnerEntry entry, Result before) {
        List<CatalogueEntry> scenario = catalogue.entries().stream()
                .filter(one -> one.scenario().id().equals(before.scenario()))
                .toList();
        if (scenario.isEmpty()) {
            return Optional.empty();
        }
        boolean explored = scenario.get(0).scenario().exploration().isPresent();
        Map<String, String> parameters = new HashMap<>();
        postgres.putInto(parameters);
        adapters.putInto(parameters);
        Optional<String> name = Optional.of(before.caseName()).filter(text -> !text.isEmpty() && !explored);
        if (explored) {
            parameters.put(AssayConstants.AT, before.caseName());
        }
        Campaign campaign = new Campaign(catalogue.selectors(), scenario, name, parameters);
        Campaign.Outcome outcome = ServerLog.during(
                line -> {},
                () -> campaign.run(
                        List.of(entry),
                        new TestExecutionListener() {},
                        Campaign.Outputs.NONE,
                        (session, found) -> screen.clear()));
        return outcome.results().cases().stream()
                .map(CaseResult::result)
                .filter(result -> result.caseName().equals(before.caseName()))
                .findFirst();
    }

    /** A case of the bundle, and what it gave when it was run again; nothing if it is no longer there. */
    private record Comparison(Result before, Optional<Result> after) {

        boolean isSame() {
            return after.map(Comparison::word).equals(Optional.of(word(before)));
        }

        boolean hasSameTraces() {
            return after.map(Comparison::traces).equals(Optional.of(traces(before)));
        }

        StyledLine line() {
            boolean same = isSame();
            String name =
                    before.caseName().isEmpty() ? before.scenario() : before.scenario() + " / " + before.caseName();
            String now = after.map(Comparison::word).orElse("no result");
            return new StyledLine()
                    .add(same ? Style.GOOD : Style.BAD, same ? "  same       " : "  DIFFERENT  ")
                    .add(name + ": " + now + (same ? "" : ", and the bundle says " + word(before)))
                    .add(same && !hasSameTraces() ? " (by other requests on the wire)" : "");
        }

        private static List<List<String>> traces(Result result) {
            return result.evidence().steps().stream()
                    .flatMap(step -> step.act().stream())
                    .map(Evidence.ActEvidence::trace)
                    .toList();
        }

        private static String word(Result result) {
            return result.behaviour().map(Words::spelling).orElse("nothing judged") + ", "
                    + Words.spelling(result.verdict());
        }
    }
}
