package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Result.Expectation;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.scenario.Behaviour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MatrixTests {

    private static final RunnerEntry GOOD = RunnerEntry.available("good", "Good", "1.0");
    private static final RunnerEntry OTHER = RunnerEntry.available("other", "Other", "2.0");

    private static RunResults run(List<RunnerEntry> runners, Result... results) {
        List<CaseResult> cases = Arrays.stream(results)
                .map(result -> new CaseResult("family", "A title", result))
                .toList();
        return new RunResults(Instant.EPOCH, Instant.EPOCH, runners, cases, List.of());
    }

    private static String draw(RunResults run, int width, boolean colour) {
        return Matrix.of(run, width).stream().map(line -> line.render(colour)).collect(Collectors.joining("\n"));
    }

    private static String draw(Result... results) {
        return draw(run(List.of(GOOD), results), 0, false);
    }

    @Test
    void is_a_table_of_scenarios_by_family_and_runners() {
        RunResults run = run(
                List.of(GOOD, OTHER),
                SampleResult.pass("first-scenario", "good"),
                SampleResult.deviation("first-scenario", "other"),
                SampleResult.pass("second", "good"),
                SampleResult.finding("second", "other"));

        assertThat(draw(run, 0, false)).isEqualTo("""
                                           good        other
                                           1.0         2.0
                        family
                          first-scenario   converges   diverges*
                          second           converges   DIVERGES!

                        Cases   good   other
                            !      0       1   finding: a behaviour that the scenario does not accept
                            *      0       1   deviation that is recorded, and happened as recorded
                                   2       0   as expected: a behaviour that the scenario accepts""");
    }

    @Nested
    class Marks {

        @Test
        void a_pass_by_its_behaviour_alone() {
            assertThat(draw(SampleResult.pass("s", "good"))).contains("  s   converges\n");
        }

        @Test
        void a_deviation_as_recorded_with_a_star() {
            assertThat(draw(SampleResult.deviation("s", "good"))).contains("  s   diverges*\n");
        }

        @Test
        void a_finding_with_capitals_and_an_exclamation_mark() {
            assertThat(draw(SampleResult.finding("s", "good"))).contains("  s   DIVERGES!\n");
        }

        @Test
        void a_stale_record_with_a_tilde() {
            assertThat(draw(SampleResult.stale("s", "good"))).contains("  s   CONVERGES~\n", "stale record");
        }

        @Test
        void a_stale_record_of_a_scenario_that_does_not_apply() {
            assertThat(draw(SampleResult.of(
                            "s", "", "good", Verdict.NOT_APPLICABLE, null, Expectation.STALE_DEVIATION)))
                    .contains("  s   N/A~\n");
        }

        @Test
        void an_inconclusive_case_with_a_question_mark() {
            assertThat(draw(SampleResult.inconclusive("s", "good"))).contains("  s   INCONCLUSIVE?\n");
        }

        @Test
        void a_case_that_could_not_be_run_as_neither_pass_nor_fail() {
            assertThat(draw(SampleResult.none("s", "good")))
                    .contains("  s   none-\n", "neither pass nor fail", "        column public.a.b is missing");
            assertThat(Mark.of(SampleResult.none("s", "good")).fails()).isFalse();
        }

        @Test
        void an_error_as_an_error_and_never_as_a_behaviour() {
            assertThat(draw(SampleResult.error("s", "good"))).contains("  s   ERROR#\n", "not of the runner");
        }

        @Test
        void what_does_not_apply() {
            assertThat(draw(SampleResult.notApplicable("s", "good"))).contains("  s   n/a\n", "lacks a capability");
        }

        @Test
        void a_runner_that_is_not_there_as_untested_with_the_command_that_installs_it() {
            RunnerEntry missing =
                    RunnerEntry.missing("gone", "Gone", "no program 'gone'", "./assay tools install gone");

            assertThat(draw(run(List.of(GOOD, missing), SampleResult.pass("s", "good")), 0, false))
                    .contains("not available", "  s   converges   -\n")
                    .contains(
                            "gone is not available and was not tested: no program 'gone'; next: ./assay tools install gone");
        }

        @Test
        void a_runner_whose_adapter_nobody_has_verified_in_its_head_and_with_the_reason() {
            RunnerEntry unverified = OTHER.unverified("nobody has run it");

            assertThat(draw(run(List.of(GOOD, unverified), SampleResult.pass("s", "good")), 0, false))
                    .containsPattern("good +other\n +1\\.0 +2\\.0\n +unverified\n")
                    .contains("unverified  other: nobody has run it");
            assertThat(draw(run(List.of(GOOD, OTHER), SampleResult.pass("s", "good")), 0, false))
                    .doesNotContain("unverified");
        }

        @Test
        void none_by_colour_alone() {
            List<String> words = new ArrayList<>();
            for (Result result : List.of(
                    SampleResult.pass("s", "r"),
                    SampleResult.deviation("s", "r"),
                    SampleResult.of("s", "", "r", Verdict.FAIL, Behaviour.CONVERGES, Expectation.UNEXPECTED),
                    SampleResult.stale("s", "r"),
                    SampleResult.inconclusive("s", "r"),
                    SampleResult.error("s", "r"),
                    SampleResult.none("s", "r"),
                    SampleResult.notApplicable("s", "r"))) {
                words.add(Mark.word(result));
            }

            assertThat(words).doesNotHaveDuplicates();
        }
    }

    @Nested
    class Scenarios_with_several_cases {

        @Test
        void show_the_worst_case_and_how_many_came_to_that() {
            assertThat(draw(
                            SampleResult.of(
                                    "s", "a", "good", Verdict.PASS, Behaviour.CONVERGES, Expectation.AS_EXPECTED),
                            SampleResult.of("s", "b", "good", Verdict.FAIL, Behaviour.STUCK, Expectation.UNEXPECTED),
                            SampleResult.of("s", "c", "good", Verdict.FAIL, Behaviour.DIVERGES, Expectation.UNEXPECTED),
                            SampleResult.of(
                                    "s", "d", "good", Verdict.FAIL, Behaviour.DIVERGES, Expectation.UNEXPECTED)))
                    .contains("  s   DIVERGES! 2/4\n");
        }

        @Test
        void never_hide_an_error_behind_a_pass() {
            assertThat(draw(
                            SampleResult.of(
                                    "s", "a", "good", Verdict.PASS, Behaviour.CONVERGES, Expectation.AS_EXPECTED),
                            SampleResult.of("s", "b", "good", Verdict.ERROR, null, Expectation.UNEXPECTED)))
                    .contains("  s   ERROR# 1/2\n");
        }
    }

    @Test
    void puts_columns_that_do_not_fit_below() {
        RunResults run = run(List.of(GOOD, OTHER), SampleResult.pass("s", "good"), SampleResult.finding("s", "other"));

        assertThat(draw(run, 20, false).lines())
                .containsSubsequence("      good", "  s   converges", "      other", "  s   DIVERGES!")
                .allMatch(line -> line.length() <= 20 || line.contains("finding") || line.contains("expected"));
    }

    @Test
    void has_colours_only_if_asked_for() {
        RunResults run = run(List.of(GOOD), SampleResult.finding("s", "good"));

        assertThat(draw(run, 0, false)).doesNotContain("\u001b");
        assertThat(draw(run, 0, true)).contains("\u001b[1;31mDIVERGES!\u001b[0m");
    }

    @Test
    void neutralises_what_a_terminal_would_obey() {
        Result hostile = SampleResult.pass("s\u001b]0;owned\u0007\u001b[2J", "good");

        assertThat(draw(run(List.of(GOOD), hostile), 0, true))
                .contains("s\\x1b]0;owned\\x07\\x1b[2J")
                .doesNotContain("\u001b]", "\u0007", "\u001b[2J");
    }
}
