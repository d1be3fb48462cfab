package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.assay.engine.execution.Verdict;
import dev.assay.engine.miniature.Flaw;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** The engine as a user of the JUnit Platform sees it. */
class AssayTestEngineTests {

    private static final String SAMPLE = "dev/assay/engine/samples/tables/two-tables.yaml";

    @TempDir
    Path directory;

    @Nested
    class Discovers {

        @Test
        void a_class_path_resource() {
            assertThat(names(selectClasspathResource(SAMPLE)))
                    .containsExactly("Assay", "tables", "two-tables: Two tables come one after the other");
        }

        @Test
        void a_package_with_all_below_it() {
            assertThat(names(selectPackage("dev.assay.engine.samples")))
                    .containsExactly(
                            "Assay",
                            "tables",
                            "every-start: Every earlier release can be upgraded",
                            "every-start / fresh",
                            "every-start / upgraded from 1",
                            "every-start / upgraded from 2",
                            "two-tables: Two tables come one after the other");
        }

        @Test
        void everything_in_an_order_of_its_own_for_each_seed() {
            List<String> sorted = names(selectPackage("dev.assay.engine.samples"));
            List<List<String>> orders =
                    Stream.of("1", "2", "3", "4", "5", "6").map(this::shuffled).toList();

            assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(sorted));
            assertThat(new HashSet<>(orders)).hasSizeGreaterThan(1);
            assertThat(shuffled("1")).isEqualTo(orders.get(0));
        }

        private List<String> shuffled(String seed) {
            TestDescriptor engine = EngineRuns.engine(selectPackage("dev.assay.engine.samples"))
                    .configurationParameter(AssayConstants.SHUFFLE, seed)
                    .discover()
                    .getEngineDescriptor();
            List<String> names = new ArrayList<>();
            engine.accept(descriptor -> names.add(descriptor.getDisplayName()));
            return names;
        }

        @Test
        void a_file_and_a_directory() {
            Path file = EngineRuns.write(directory, "late-version.yaml", EngineRuns.LATE_VERSION);

            assertThat(names(selectFile(file.toFile())))
                    .containsExactly("Assay", "detectors", "late-version: A late version is applied, once")
                    .isEqualTo(names(selectDirectory(directory.toFile())));
        }

        @Test
        void everything_again_by_its_unique_id() {
            List<TestDescriptor> all = descriptors(selectPackage("dev.assay.engine.samples"));

            all.stream()
                    .filter(TestDescriptor::isTest)
                    .forEach(test -> assertThat(descriptors(selectUniqueId(test.getUniqueId())).stream()
                                    .filter(TestDescriptor::isTest))
                            .containsExactly(test));
        }

        @Test
        void a_source_with_line_and_column_and_the_tags_of_the_scenario() {
            TestDescriptor onClasspath = test(selectClasspathResource(SAMPLE));
            Path file = EngineRuns.write(directory, "late-version.yaml", "# first\n" + EngineRuns.LATE_VERSION);
            TestDescriptor inFile = test(selectFile(file.toFile()));

            assertThat(((ClasspathResourceSource) onClasspath.getSource().orElseThrow()).getClasspathResourceName())
                    .isEqualTo(SAMPLE);
            assertThat(((FileSource) inFile.getSource().orElseThrow())
                            .getPosition()
                            .orElseThrow()
                            .getLine())
                    .isEqualTo(2);
            assertThat(inFile.getTags())
                    .containsExactlyInAnyOrder(
                            TestTag.create("detectors"), TestTag.create("core"), TestTag.create("silent"));
        }

        @Test
        void a_file_that_cannot_be_used_as_an_issue_with_its_place_while_others_go_on() {
            EngineRuns.write(directory, "late-version.yaml", EngineRuns.LATE_VERSION);
            EngineRuns.write(directory, "broken.yaml", EngineRuns.LATE_VERSION.replace("family:", "famly:"));

            var results = EngineRuns.engine(selectDirectory(directory.toFile()))
                    .configurationParameter(AssayConstants.UNUSABLE_FILE, "warning")
                    .discover();

            assertThat(results.getDiscoveryIssues()).anySatisfy(issue -> {
                assertThat(issue.severity()).isEqualTo(DiscoveryIssue.Severity.WARNING);
                assertThat(issue.message())
                        .contains("broken.yaml:3:1")
                        .contains("'famly'")
                        .contains("did you mean 'family'?");
                assertThat(issue.source()).isPresent();
            });
            assertThat(results.getEngineDescriptor().getDescendants()).hasSize(2);
        }

        @Test
        void an_issue_where_the_server_is_to_crash_in_a_scenario_that_is_not_alone() {
            EngineRuns.write(directory, "late-version.yaml", EngineRuns.LATE_VERSION);
            EngineRuns.write(directory, "explored.yaml", ExplorationTests.POINTS);
            EngineRuns.write(
                    directory,
                    "alone.yaml",
                    ExplorationTests.POINTS
                            .replace("story:", "alone: true\nstory:")
                            .replace("id: explored", "id: alone"));

            var results = EngineRuns.engine(selectDirectory(directory.toFile()))
                    .configurationParameter(AssayConstants.MODES, "cut, server-crash")
                    .configurationParameter(AssayConstants.UNUSABLE_FILE, "warning")
                    .discover();

            assertThat(results.getDiscoveryIssues())
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.message())
                            .endsWith(
                                    "explored.yaml:15:10: found 'server-crash' in assay.explore.modes, and no 'alone';"
                                            + " expected 'alone: true' in a scenario whose server is to crash (the server would"
                                            + " crash under other cases, too); take 'server-crash' out of assay.explore.modes,"
                                            + " or add 'alone: true' to the scenario"));
            assertThat(results.getEngineDescriptor().getDescendants())
                    .extracting(TestDescriptor::getDisplayName)
                    .anyMatch(name -> name.startsWith("alone: "))
                    .anyMatch(name -> name.startsWith("late-version: "))
                    .noneMatch(name -> name.startsWith("explored: "));
        }

        @Test
        void nothing_in_files_that_are_no_scenarios() {
            Path file = EngineRuns.write(directory, "notes.txt", "not a scenario");

            assertThat(names(selectFile(file.toFile()))).containsExactly("Assay");
        }
    }

    @Nested
    class Executes {

        @Test
        void a_right_runner_to_success_in_every_case() {
            EngineRuns.run(selectPackage("dev.assay.engine.samples"), Map.of(AssayConstants.RUNNER, Flaw.NONE.runner()))
                    .testEvents()
                    .assertStatistics(
                            stats -> stats.started(4).succeeded(4).failed(0).skipped(0));
        }

        @Test
        void nothing_and_starts_no_server_when_nothing_was_found() {
            EngineRuns.engine(selectDirectory(directory.toFile()))
                    .configurationParameter(AssayConstants.POSTGRES, "postgresql://127.0.0.1:1/nobody-listens-here")
                    .execute()
                    .allEvents()
                    .assertStatistics(stats -> stats.failed(0));
        }

        @Test
        void no_case_of_a_runner_that_is_not_available_and_says_what_to_do() {
            EngineExecutionResults results =
                    EngineRuns.run(selectClasspathResource(SAMPLE), Map.of(AssayConstants.RUNNER, "absent"));

            assertThat(results.allEvents().skipped().list())
                    .hasSize(1)
                    .first()
                    .extracting(AssayTestEngineTests::payload)
                    .asString()
                    .contains("absent is not available")
                    .contains("./install absent");
            results.testEvents().assertStatistics(stats -> stats.started(0));
        }

        @Test
        void a_failure_if_the_runner_is_required_and_not_available() {
            EngineRuns.run(
                            selectClasspathResource(SAMPLE),
                            Map.of(AssayConstants.RUNNER, "absent", AssayConstants.RUNNER_REQUIRED, "true"))
                    .allEvents()
                    .assertStatistics(stats -> stats.failed(1).succeeded(0));
        }

        @Test
        void a_failure_that_names_the_known_runners_when_the_runner_is_unknown() {
            assertThat(failure(EngineRuns.run(
                            selectClasspathResource(SAMPLE), Map.of(AssayConstants.RUNNER, "miniature-nome"))))
                    .hasMessageContaining("no runner is named 'miniature-nome'")
                    .hasMessageContaining("did you mean 'miniature-none'?");
        }
    }

    @Nested
    class Reports {

        @Test
        void a_finding_that_points_at_the_line_of_the_yaml_and_can_be_reproduced() {
            Path file = EngineRuns.write(directory, "late-version.yaml", EngineRuns.LATE_VERSION);

            Throwable failure = failure(EngineRuns.run(
                    selectFile(file.toFile()), Map.of(AssayConstants.RUNNER, Flaw.COMPARES_WITH_THE_MAXIMUM.runner())));

            assertThat(failure)
                    .hasMessageContaining("late-version.yaml:15: diverges, expected converges")
                    .hasMessageContaining("[2]")
                    .hasMessageContaining(
                            "./assay reproduce late-version --runner miniature-compares-with-the-maximum");
            assertThat(failure.getStackTrace()[0].getFileName()).endsWith("late-version.yaml");
            assertThat(failure.getStackTrace()[0].getLineNumber()).isEqualTo(15);
        }

        @Test
        void a_recorded_deviation_that_happens_as_success() {
            deviating(Flaw.COMPARES_WITH_THE_MAXIMUM, "diverges")
                    .testEvents()
                    .assertStatistics(stats -> stats.succeeded(1).failed(0));
        }

        @Test
        void a_recorded_deviation_that_happens_no_longer_as_a_failure() {
            assertThat(failure(deviating(Flaw.NONE, "diverges")))
                    .hasMessageContaining("records that the runner diverges here")
                    .hasMessageContaining("'converges'")
                    .hasMessageContaining("correct the record");
        }

        @Test
        void another_bad_behaviour_than_the_recorded_one_as_a_failure() {
            assertThat(failure(deviating(Flaw.APPLIES_TWICE, "diverges"))).hasMessageContaining("'repeats'");
        }

        @Test
        void not_applicable_as_an_aborted_test_with_a_result() {
            Path file = EngineRuns.write(
                    directory,
                    "late-version.yaml",
                    EngineRuns.LATE_VERSION.replace("story:", "requires: [down]\nstory:"));

            EngineExecutionResults run =
                    EngineRuns.run(selectFile(file.toFile()), Map.of(AssayConstants.RUNNER, Flaw.NONE.runner()));

            run.testEvents().assertStatistics(stats -> stats.aborted(1).succeeded(0));
            assertThat(EngineRuns.results(run)).extracting("verdict").containsExactly(Verdict.NOT_APPLICABLE);
        }

        @Test
        void a_case_that_could_not_be_run_as_an_aborted_test_with_a_result() {
            Path file = EngineRuns.write(
                    directory,
                    "late-version.yaml",
                    EngineRuns.LATE_VERSION.replace("[1, 2, 3]\n", "[1, 2, 3]\n    via: pgbouncer\n"));

            EngineExecutionResults run = EngineRuns.run(
                    selectFile(file.toFile()),
                    Map.of(AssayConstants.RUNNER, Flaw.NONE.runner(), AssayConstants.PGBOUNCER, "/nowhere/pgbouncer"));

            run.testEvents().assertStatistics(stats -> stats.aborted(1).succeeded(0));
            assertThat(EngineRuns.results(run)).extracting("verdict").containsExactly(Verdict.NONE);
        }

        private EngineExecutionResults deviating(Flaw flaw, String behaviour) {
            Path file = EngineRuns.write(directory, "late-version.yaml", EngineRuns.LATE_VERSION);
            Path deviations = EngineRuns.write(directory, "deviations.txt", """
                    deviations:
                      - scenario: late-version
                        behaviour: %s
                        reason: for this test
                        sources: [seed 002]
                    """.formatted(behaviour));
            return EngineRuns.run(
                    selectFile(file.toFile()),
                    Map.of(AssayConstants.RUNNER, flaw.runner(), AssayConstants.DEVIATIONS, deviations.toString()));
        }
    }

    private static List<TestDescriptor> descriptors(DiscoverySelector selector) {
        List<TestDescriptor> all = new ArrayList<>();
        EngineRuns.engine(selector).discover().getEngineDescriptor().accept(all::add);
        return all;
    }

    private static List<String> names(DiscoverySelector selector) {
        return descriptors(selector).stream()
                .map(TestDescriptor::getDisplayName)
                .toList();
    }

    private static TestDescriptor test(DiscoverySelector selector) {
        return descriptors(selector).stream()
                .filter(TestDescriptor::isTest)
                .findFirst()
                .orElseThrow();
    }

    private static Throwable failure(EngineExecutionResults results) {
        return results.allEvents()
                .failed()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private static Object payload(Event event) {
        return event.getRequiredPayload(String.class);
    }
}
