package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.adapter.DeviationFile;
import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Result.Expectation;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class DeviationUpdateTests {

    private static final String LIST = """
            # What it does.
            deviations:
              - scenario: gap
                behaviour: diverges
                reason: >-
                  It forgets.   # as written
                sources: [owner/project#2]
              - scenario: gone
                behaviour: stuck
                reason: It was so.
                sources: [owner/project#3]
              - scenario: old
                behaviour: stuck
                versions: "<2"
                reason: It was so.
                sources: [owner/project#3]
            """;

    private static Result result(String scenario, String caseName, Behaviour behaviour, Expectation expectation) {
        Verdict verdict = behaviour == Behaviour.CONVERGES ? Verdict.PASS : Verdict.FAIL;
        return new Result(
                scenario,
                caseName,
                "",
                "r",
                "2.0",
                "18.6",
                verdict,
                Optional.of(behaviour),
                List.of(Behaviour.CONVERGES),
                expectation,
                "",
                "gap.yaml:1",
                List.of(),
                List.of(),
                "",
                "",
                Optional.empty(),
                Evidence.NONE);
    }

    private static String rewritten(String list, Result... results) {
        return new DeviationUpdate(list, DeviationFile.parse("list.yaml", list), List.of(results), Set.of("explored"))
                .rewritten("Runner", "2.0");
    }

    @Nested
    class Keeps {

        @Test
        void what_happened_as_it_was_written_and_what_is_of_another_version() {
            assertThat(rewritten(
                            LIST,
                            result("gap", "", Behaviour.DIVERGES, Expectation.AS_EXPECTED),
                            result("gone", "", Behaviour.CONVERGES, Expectation.STALE_DEVIATION)))
                    .isEqualTo(LIST.replaceFirst("(?s)  - scenario: gone.*?#3]\n", ""));
        }

        @Test
        void nothing_that_happened_otherwise() {
            assertThat(rewritten(
                            LIST,
                            result("gap", "", Behaviour.STUCK, Expectation.STALE_DEVIATION),
                            result("gone", "", Behaviour.STUCK, Expectation.AS_EXPECTED)))
                    .doesNotContain("It forgets.")
                    .contains("It was so.")
                    .endsWith("""
                              - scenario: gap
                                behaviour: stuck
                                reason: TODO why, and since when
                                sources: ["TODO"]
                            """);
        }
    }

    @Nested
    class Adds {

        private final Result[] findings = {
            result("explored", "1:before:cut", Behaviour.STUCK, Expectation.UNEXPECTED),
            result("explored", "2:before:cut", Behaviour.STUCK, Expectation.UNEXPECTED),
            result("explored", "3:before:cut", Behaviour.HANGS, Expectation.UNEXPECTED),
            result("explored", "4:before:cut", Behaviour.CONVERGES, Expectation.AS_EXPECTED),
            result("several", "a \"b\"", Behaviour.STUCK, Expectation.UNEXPECTED),
            result("several", "c", Behaviour.STUCK, Expectation.UNEXPECTED)
        };

        @Test
        void a_pattern_for_points_and_an_entry_for_each_other_case() {
            String list = rewritten("", findings);

            assertThat(list.lines().filter(line -> !line.contains("TODO")))
                    .containsExactly("""
                    # What Runner 2.0 is known to do otherwise than a right runner. Each entry was seen by Assay; one that happens
                    # no longer fails the run.
                    deviations:
                      - scenario: explored
                        case: "*"
                        at-most: 2
                        behaviour: stuck
                      - scenario: explored
                        case: "3:before:cut"
                        behaviour: hangs
                      - scenario: several
                        case: "a \\"b\\""
                        behaviour: stuck
                      - scenario: several
                        case: "c"
                        behaviour: stuck""".lines().toArray(String[]::new));
            assertThat(DeviationUpdate.withoutReason(list)).isEqualTo(4);
        }

        @Test
        void what_no_run_takes_before_somebody_wrote_the_reasons() {
            String list = rewritten("", findings);

            assertThatThrownBy(() -> DeviationFile.parse("list.yaml", list))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(
                            "found 'TODO why, and since when'; expected a reason that somebody has found out");
            assertThat(DeviationFile.parse("list.yaml", list.replace("TODO why", "Because")))
                    .hasSize(4);
        }

        @Test
        void nothing_where_nothing_was_found() {
            String list = rewritten("", result("gap", "", Behaviour.CONVERGES, Expectation.AS_EXPECTED));

            assertThat(DeviationFile.parse("list.yaml", list)).isEmpty();
        }
    }

    @Nested
    @DisabledIfEnvironmentVariable(named = "CI", matches = ".+", disabledReason = "refused there, which is the point")
    class On_the_command_line {

        @TempDir
        private Path directory;

        private Answer run(String... more) {
            List<String> arguments = new java.util.ArrayList<>(List.of(
                    "run",
                    "--runner",
                    "set-runner",
                    "--update-deviations",
                    "--results",
                    directory.resolve("results.json").toString()));
            arguments.addAll(List.of(more));
            return Answer.to(arguments.toArray(String[]::new));
        }

        @Test
        void a_list_that_does_not_hold_is_written_anew() throws IOException {
            Path scenarios = Files.createDirectory(directory.resolve("scenarios"));
            ScenarioFiles.sound(scenarios, "sound");
            ScenarioFiles.convicting(scenarios, "convicting");
            Path list = Files.writeString(directory.resolve("list.yaml"), """
                    deviations:
                      - {scenario: sound, behaviour: diverges, reason: It was so., sources: [owner/project#2]}
                    """);

            Answer answer = run("--deviations", list.toString(), scenarios.toString());

            assertThat(answer.status()).as(answer.err()).isEqualTo(1);
            assertThat(answer.out())
                    .contains("wrote " + list + "; it is refused until each new record has its reason: 1 to write\n");
            assertThat(list).content().contains("scenario: convicting", "TODO").doesNotContain("sound");
        }

        @Test
        void a_list_with_a_scenario_that_the_run_does_not_have_is_left_as_it_is() throws IOException {
            Path scenarios = Files.createDirectory(directory.resolve("scenarios"));
            ScenarioFiles.sound(scenarios, "sound");
            Path list = Files.writeString(directory.resolve("list.yaml"), LIST);

            Answer answer = run("--deviations", list.toString(), scenarios.toString());

            assertThat(answer.out()).contains(list + " is left as it is: this run had no gap, gone, old\n");
            assertThat(list).hasContent(LIST);
        }

        @Test
        void a_filtered_run_may_not_rewrite_it() {
            for (String[] filter : new String[][] {
                {"--family", "parallel-merge"},
                {"--scenario", "parallel-merge-gap"},
                {"--tag", "silent"},
                {"--shard", "1/2"},
                {"--modes", "cut"}
            }) {
                Answer answer = run(filter);

                assertThat(answer.status()).isEqualTo(2);
                assertThat(answer.err())
                        .isEqualTo("./assay run --update-deviations: expected the whole catalogue, found " + filter[0]
                                + " " + filter[1] + " [the list is what a whole run of one runner showed]; next: leave"
                                + " that out\n");
            }
        }

        @Test
        void a_list_inside_of_a_jar_is_not_written() {
            assertThat(run().err())
                    .contains("found the list of a runner that comes with Assay", "name the file with --deviations");
        }
    }
}
