package dev.assay.adapter.setrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The catalogue without what is explored, twice in two orders, on request: every verdict must be the same. It says how long each time
 * took, and judges nothing by it.
 */
class RepeatedCatalogueTests {

    /** A number from which the two orders follow. */
    private static final String SEED = "assay.catalogue.seed";

    @Test
    @EnabledIfSystemProperty(named = SEED, matches = "[0-9]{1,9}")
    void every_scenario_has_the_same_verdict_in_any_order() {
        long seed = Long.parseLong(System.getProperty(SEED));
        List<KnownScenario> scenarios =
                KnownScenario.all().stream().filter(one -> !one.isExplored()).toList();
        try (Trial trial = new Trial()) {
            SortedMap<String, String> first = timed(trial, scenarios, seed);
            SortedMap<String, String> second = timed(trial, scenarios, seed + 1);

            assertThat(first).hasSizeGreaterThanOrEqualTo(scenarios.size());
            assertThat(second)
                    .as("the same scenarios in the orders of seed %d and seed %d", seed, seed + 1)
                    .isEqualTo(first);
        }
    }

    private static SortedMap<String, String> timed(Trial trial, List<KnownScenario> scenarios, long seed) {
        long begin = System.nanoTime();
        List<Result> results = trial.shuffled("set-runner", scenarios, seed);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf(
                "%d cases of %d scenarios with the set-runner, in the order of seed %d, the first start of the server"
                        + " included: %d.%d s on %d processors; %d passed%n",
                results.size(),
                scenarios.size(),
                seed,
                took.toSeconds(),
                took.toMillisPart() / 100,
                Runtime.getRuntime().availableProcessors(),
                results.stream().filter(one -> one.verdict() == Verdict.PASS).count());
        return verdicts(results);
    }

    private static SortedMap<String, String> verdicts(Collection<Result> results) {
        SortedMap<String, String> verdicts = new TreeMap<>();
        for (Result result : results) {
            verdicts.put(result.scenario() + " " + result.caseName(), result.verdict() + " " + result.behaviour());
        }
        return verdicts;
    }
}
