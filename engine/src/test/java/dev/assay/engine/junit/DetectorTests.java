package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.miniature.Flaw;
import dev.assay.engine.scenario.Behaviour;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each detector is shown a runner with exactly the flaw that it must see. */
class DetectorTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void each_flaw_is_seen_as_what_it_is(Flaw flaw) {
        Result result = run(flaw, EngineRuns.LATE_VERSION);

        assertThat(result.behaviour()).as(String.join("\n", result.story())).contains(flaw.seenAs());
        assertThat(result.isExpected()).isEqualTo(flaw.seenAs() == Behaviour.CONVERGES);
    }

    @Test
    void a_fault_that_never_fires_proves_nothing() {
        Result result = run(Flaw.NONE, EngineRuns.LATE_VERSION.replace("  - deploy: [1, 2, 3]", """
                          - deploy: [1, 2, 3]
                            fault: {terminate: backend, when: {waiting: DROP TABLE nothing}}\
                        """));

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.isExpected()).isFalse();
        assertThat(result.reason())
                .contains("late-version.yaml:16")
                .contains("the fault did not fire")
                .contains("DROP TABLE nothing");
    }

    @Test
    void a_success_that_cannot_be_is_a_divergence() {
        Result result = run(
                Flaw.RECORDS_WITHOUT_APPLYING,
                EngineRuns.LATE_VERSION.replace("INSERT INTO probe VALUES (2);", "INSERT INTO nowhere VALUES (2);"));

        assertThat(result.behaviour()).contains(Behaviour.DIVERGES);
        assertThat(result.reason())
                .contains("success was reported for a release that cannot be applied")
                .contains("2_second")
                .contains("nowhere");
    }

    @Test
    void a_scenario_whose_own_sql_fails_is_an_error_and_not_the_runners_fault() {
        Result result = run(
                Flaw.NONE,
                EngineRuns.LATE_VERSION.replace("INSERT INTO probe VALUES (0)", "INSERT INTO nowhere VALUES (0)"));

        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.behaviour()).isEmpty();
        assertThat(result.reason()).contains("late-version.yaml:14").contains("the scenario's own SQL failed");
    }

    @Test
    void a_capability_that_the_runner_lacks_makes_the_scenario_not_applicable() {
        Result result = run(
                Flaw.COMPARES_WITH_THE_MAXIMUM, EngineRuns.LATE_VERSION.replace("story:", "requires: [adopt]\nstory:"));

        assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(result.isExpected()).isTrue();
        assertThat(result.reason()).contains("requires adopt");
    }

    private Result run(Flaw flaw, String scenario) {
        Path file = EngineRuns.write(directory, "late-version.yaml", scenario);
        List<Result> results = EngineRuns.results(EngineRuns.run(
                selectFile(file.toFile()),
                Map.of(
                        AssayConstants.RUNNER,
                        flaw.runner(),
                        AssayConstants.BOUND,
                        flaw.seenAs() == Behaviour.HANGS ? "1" : "60")));
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
