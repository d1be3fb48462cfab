package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.Explored;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExplorationSpeedTests {

    private static ExplorationReport report(String runner, int run, int audited, long begin, long end) {
        return new ExplorationReport(
                "a",
                runner,
                new Explored.Account(50, 10, 0, run, 0, 100),
                List.of(),
                audited,
                0,
                1,
                new TreeMap<>(),
                List.of(),
                new ExplorationReport.Span(begin, end),
                List.of());
    }

    @Test
    void is_of_all_cases_of_a_runner_from_the_first_to_the_last() {
        List<ExplorationReport> reports = List.of(
                report("slow", 10, 0, 5_000, 15_000),
                report("fast", 30, 10, 1_000, 3_000),
                report("fast", 40, 0, 2_000, 5_000));

        assertThat(new ExplorationSpeed(reports).lines())
                .containsExactly(
                        "fast: 80 explored cases in 4.0 s, 20.0 a second",
                        "slow: 10 explored cases in 10.0 s, 1.0 a second");
    }

    @Test
    void is_a_number_also_if_the_clock_was_set_back() {
        assertThat(new ExplorationSpeed(List.of(report("odd", 1, 0, 2_000, 1_000))).lines())
                .containsExactly("odd: 1 explored cases in 0.0 s, 1000.0 a second");
    }
}
