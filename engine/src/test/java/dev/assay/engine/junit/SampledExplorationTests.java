package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.Explored;
import dev.assay.engine.miniature.Carelessness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A tool that takes long to start is tried at some of the points of an exploration. */
class SampledExplorationTests {

    @TempDir
    Path directory;

    @Test
    void runs_so_many_points_and_accounts_for_the_others() {
        EngineExecutionResults run = run(ExplorationTests.POINTS, Map.of(AssayConstants.POINTS, "3"));
        ExplorationReport report = EngineRuns.explorations(run).get(0);
        Explored.Account account = report.account();

        assertThat(names(run)).hasSize(4).contains("without-fault");
        assertThat(account.run()).isEqualTo(3);
        assertThat(account.left()).isPositive();
        assertThat(account.run() + account.left() + account.covered())
                .as("two sides of every request that can change something, in one mode")
                .isEqualTo((account.requests() - account.neutral()) * 2);
        assertThat(report.line()).contains("3 run, " + account.left() + " left out of the sample (seed 1)");
    }

    @Test
    void runs_the_same_points_again_and_others_with_another_seed() {
        List<String> first = names(run(ExplorationTests.POINTS, Map.of(AssayConstants.POINTS, "3")));

        assertThat(names(run(ExplorationTests.POINTS, Map.of(AssayConstants.POINTS, "3"))))
                .isEqualTo(first);
        assertThat(names(run(ExplorationTests.POINTS, Map.of(AssayConstants.POINTS, "3", AssayConstants.SEED, "2"))))
                .isNotEqualTo(first);
    }

    @Test
    void runs_all_if_the_sample_is_not_smaller() {
        ExplorationReport report = EngineRuns.explorations(
                        run(ExplorationTests.POINTS, Map.of(AssayConstants.POINTS, "999")))
                .get(0);

        assertThat(report.account().left()).isZero();
        assertThat(report.line()).doesNotContain("sample");
    }

    @Test
    void runs_some_of_the_schedules() {
        assertThat(names(run(ExplorationTests.SCHEDULES, Map.of(AssayConstants.POINTS, "2"))))
                .hasSize(3);
    }

    @Test
    void audits_only_what_a_point_of_the_sample_covers() {
        ExplorationReport report = EngineRuns.explorations(
                        run(ExplorationTests.POINTS, Map.of(AssayConstants.POINTS, "3", AssayConstants.AUDIT, "99")))
                .get(0);

        assertThat(report.audited()).isLessThan(report.account().covered());
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void cannot_say_that_a_recorded_deviation_is_over() throws IOException {
        Path list = Files.writeString(directory.resolve("deviations.yaml"), """
                deviations:
                  - {scenario: explored, case: "*", at-most: 9, behaviour: stuck, reason: Once seen., sources: [seed 002]}
                """);
        String file = list.toString();

        assertThat(problems(Map.of(AssayConstants.DEVIATIONS, file)))
                .singleElement()
                .asString()
                .contains("seen in 0");
        assertThat(problems(Map.of(AssayConstants.DEVIATIONS, file, AssayConstants.POINTS, "3")))
                .isEmpty();
    }

    private List<String> problems(Map<String, String> parameters) {
        return EngineRuns.explorations(run(ExplorationTests.POINTS, parameters))
                .get(0)
                .problems();
    }

    private static List<String> names(EngineExecutionResults run) {
        return EngineRuns.results(run).stream().map(Result::caseName).sorted().toList();
    }

    private EngineExecutionResults run(String story, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put(AssayConstants.RUNNER, Carelessness.NONE.runner());
        all.put(AssayConstants.MODES, "blackout");
        return EngineRuns.run(
                selectFile(EngineRuns.write(directory, "explored.yaml", story).toFile()), all);
    }
}
