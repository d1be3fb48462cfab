package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.Explored;
import dev.assay.engine.miniature.Carelessness;
import dev.assay.engine.scenario.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** Runners that are wrong only at the wrong moment are convicted by the point at which they are. */
class ExplorationTests {

    private static final String STORY = """
            id: explored
            title: Every migration happens once, whatever happens
            family: exploration
            profile: crash-safe
            severity: silent
            sources: [seed 002]
            story: Two rows are to be written.
            migrations:
              - {version: 1, name: probe, up: "CREATE TABLE probe (step integer)"}
              - {version: 2, name: second, up: "INSERT INTO probe VALUES (2)"}
              - {version: 3, name: third, up: "INSERT INTO probe VALUES (3)"}
            steps:
              - deploy: [1]
              - deploy: [1, 2, 3]
            explore: %s
            accept: [converges]
            """;

    static final String POINTS = STORY.formatted("crash-points");
    static final String SCHEDULES = STORY.formatted("interleavings");
    private static final String LOST_LOCKS = STORY.formatted("{interleavings: {lost: lock}}");

    @TempDir
    Path directory;

    @Test
    void a_careful_runner_converges_at_every_point_and_all_are_accounted_for() {
        EngineExecutionResults run = run(Carelessness.NONE, POINTS, Map.of(AssayConstants.AUDIT, "5"));
        List<Result> results = EngineRuns.results(run);
        ExplorationReport report = EngineRuns.explorations(run).get(0);

        assertThat(results)
                .allSatisfy(result -> assertThat(result.behaviour())
                        .as(result.caseName() + ": " + result.reason())
                        .contains(Behaviour.CONVERGES));
        assertThat(report.problems()).isEmpty();
        assertThat(report.notReached()).isEmpty();
        assertThat(report.audited()).isEqualTo(5);
        assertThat(results)
                .as("with the one without a fault")
                .hasSize(report.account().run() + 5 + 1);
        assertThat(report.covered()).hasSize(report.account().covered()).isNotEmpty();
        assertThat(report.account().run() + report.account().covered())
                .as("two sides and three modes of every request that can change something")
                .isEqualTo((report.account().requests() - report.account().neutral()) * 2 * 3);
        assertThat(report.ambiguous())
                .anySatisfy(pair -> assertThat(pair)
                        .contains("COMMIT")
                        .endsWith("of 2_second: not done: converges; done and not acknowledged: converges"));
    }

    @Test
    void a_point_is_known_again_where_another_connection_says_goodbye_at_another_time() {
        String story = POINTS.replace("crash-points", "{crash-points: [blackout]}");
        EngineExecutionResults run = run(Carelessness.SAYS_GOODBYE_LATE_AT_TIMES, story, Map.of());

        assertThat(EngineRuns.explorations(run).get(0).notReached()).isEmpty();
        assertThat(EngineRuns.results(run))
                .hasSizeGreaterThan(10)
                .allSatisfy(result ->
                        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS));
    }

    @Test
    void a_careful_runner_converges_in_every_schedule() {
        assertThat(EngineRuns.results(run(Carelessness.NONE, SCHEDULES, Map.of())))
                .hasSizeGreaterThan(10)
                .allSatisfy(result -> assertThat(result.behaviour())
                        .as(result.caseName() + ": " + result.reason())
                        .contains(Behaviour.CONVERGES));
    }

    @ParameterizedTest
    @CsvSource({
        "RECORDS_BEFORE_IT_APPLIES, crash-points, DIVERGES, 'before INSERT INTO PROBE (Bind) of 2_second, blackout'",
        "APPLIES_BEFORE_IT_RECORDS, crash-points, REPEATS, 'after INSERT INTO PROBE (Sync) of 2_second, blackout'",
        "IGNORES_A_LOST_CONNECTION, crash-points, DIVERGES, 'before INSERT INTO PROBE (Bind) of 2_second, cut'",
        "TAKES_NO_LOCK, interleavings, REPEATS, 'the first waits before INSERT INTO PROBE of 2_second'",
        "LOCKS_ON_ANOTHER_CONNECTION, interleavings, REPEATS, 'the first waits before INSERT INTO PROBE of 2_second'",
        "UNLOCKS_ON_ANOTHER_CONNECTION, interleavings, HANGS, ''",
        "LOCKS_ON_AN_IDLE_CONNECTION, '{interleavings: {lost: lock}}', REPEATS, 'the first waits before INSERT INTO PROBE of 2_second and loses its lock'",
        "RECONNECTS_WITHOUT_ITS_LOCK, '{interleavings: {lost: lock}}', REPEATS, 'the first waits before INSERT INTO PROBE of 2_second and loses its lock'",
    })
    void a_careless_runner_is_convicted_by_a_named_point(
            Carelessness way, String exploration, Behaviour behaviour, String point) {
        List<Result> results =
                EngineRuns.results(run(way, STORY.formatted(exploration), Map.of(AssayConstants.BOUND, "10")));

        assertThat(results)
                .as(() -> results.stream()
                        .map(one -> one.caseName() + " (" + one.caseTitle() + ") " + one.behaviour())
                        .toList()
                        .toString())
                .anySatisfy(result -> {
                    assertThat(result.caseTitle()).isEqualTo(point);
                    assertThat(result.behaviour()).contains(behaviour);
                    assertThat(result.isExpected()).isFalse();
                });
    }

    @Test
    void a_careful_runner_that_loses_its_lock_converges_and_is_tried_only_where_it_has_one() {
        EngineExecutionResults run = run(Carelessness.NONE, LOST_LOCKS, Map.of());
        Explored.Account account = EngineRuns.explorations(run).get(0).account();
        int schedules = EngineRuns.explorations(run(Carelessness.NONE, SCHEDULES, Map.of()))
                .get(0)
                .account()
                .run();

        assertThat(EngineRuns.results(run)).hasSize(account.run() + 1).allSatisfy(result -> {
            assertThat(result.verdict())
                    .as(result.caseName() + ": " + result.reason())
                    .isEqualTo(Verdict.PASS);
            assertThat(result.behaviour()).contains(Behaviour.CONVERGES);
        });
        assertThat(account.unlocked()).as("until it has its lock").isPositive();
        assertThat(account.run()).isPositive().isEqualTo(schedules - account.unlocked());
    }

    /** What the first runner of a schedule says is what becomes of it, so that the second cannot have been kept out. */
    @Test
    void the_first_runner_fails_where_it_is_lost_what_it_works_on() {
        Result result = EngineRuns.results(run(Carelessness.NONE, LOST_LOCKS, Map.of())).stream()
                .filter(one -> one.caseTitle().equals("the first waits before COMMIT of 2_second and loses its lock"))
                .findFirst()
                .orElseThrow();

        assertThat(String.join("\n", result.story()))
                .contains("had lost its lock with pid")
                .contains("the runner failed (exit 1): FATAL: terminating connection due to administrator command");
    }

    @Test
    void what_a_runner_has_not_cannot_be_lost_and_that_is_no_pass() {
        EngineExecutionResults run = run(Carelessness.TAKES_NO_LOCK, LOST_LOCKS, Map.of());

        assertThat(EngineRuns.results(run)).singleElement().satisfies(result -> {
            assertThat(result.caseName()).isEqualTo("without-fault");
            assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
            assertThat(result.isExpected()).isTrue();
            assertThat(result.reason()).contains("explored.yaml:15: the runner has no such lock");
        });
        Explored.Account account = EngineRuns.explorations(run).get(0).account();
        assertThat(account.run()).isZero();
        assertThat(account.unlocked()).isEqualTo(account.requests() - account.neutral());
    }

    @Test
    void a_schedule_in_which_nothing_could_be_lost_is_none() {
        EngineExecutionResults run = run(Carelessness.NONE, LOST_LOCKS, Map.of(AssayConstants.AT, "1"));

        assertThat(EngineRuns.results(run)).isEmpty();
        run.containerEvents()
                .failed()
                .assertThatEvents()
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("found '1' and"));
    }

    /** All of them are some hundreds; of those that the first and the last request make with each other, each is run. */
    @Test
    void a_careful_runner_converges_in_schedules_with_two_preemptions() {
        List<String> singles = EngineRuns.results(run(Carelessness.NONE, SCHEDULES, Map.of())).stream()
                .map(Result::caseName)
                .filter(name -> name.matches("[0-9]+"))
                .sorted(Comparator.comparing(Long::valueOf))
                .toList();
        String first = singles.get(0);
        String last = singles.get(singles.size() - 1);

        assertThat(Stream.of(first + "+" + first, first + "+" + last, last + "+" + first, last + "+" + last))
                .allSatisfy(schedule -> assertThat(EngineRuns.results(
                                run(Carelessness.NONE, SCHEDULES, Map.of(AssayConstants.AT, schedule))))
                        .singleElement()
                        .satisfies(result -> {
                            assertThat(result.caseName()).isEqualTo(schedule);
                            assertThat(result.behaviour()).as(result.reason()).contains(Behaviour.CONVERGES);
                        }));
    }

    @Test
    void a_scenario_that_does_not_say_so_is_explored_on_request() {
        String plain = STORY.replace("explore: %s\n", "");
        List<Result> explored =
                EngineRuns.results(run(Carelessness.NONE, plain, inOneMode(AssayConstants.EXPLORE, "crash-points")));
        List<Result> written = EngineRuns.results(run(Carelessness.NONE, POINTS, inOneMode()));

        assertThat(explored)
                .extracting(Result::caseName)
                .containsExactlyInAnyOrderElementsOf(
                        written.stream().map(Result::caseName).toList());
    }

    @Test
    void a_scenario_whose_last_act_may_fail_is_run_as_it_is() {
        String failing = STORY.replace("explore: %s\n", "")
                .replace("- deploy: [1, 2, 3]", "- deploy: [1, 2, 3]\n    expect: {outcome: failure}");

        assertThat(EngineRuns.results(run(Carelessness.NONE, failing, Map.of(AssayConstants.EXPLORE, "crash-points"))))
                .singleElement()
                .satisfies(result -> assertThat(result.caseName()).isEmpty());
    }

    @Test
    void a_point_is_run_alone_and_gives_the_same_again() {
        Result convicted = EngineRuns.results(run(Carelessness.RECORDS_BEFORE_IT_APPLIES, POINTS, inOneMode())).stream()
                .filter(result -> result.behaviour().equals(java.util.Optional.of(Behaviour.DIVERGES)))
                .findFirst()
                .orElseThrow();
        assertThat(convicted.reproduce()).contains(" --at " + convicted.caseName() + " ");

        List<Result> again = EngineRuns.results(
                run(Carelessness.RECORDS_BEFORE_IT_APPLIES, POINTS, Map.of(AssayConstants.AT, convicted.caseName())));

        assertThat(again).singleElement().satisfies(result -> {
            assertThat(result.caseName()).isEqualTo(convicted.caseName());
            assertThat(result.behaviour()).isEqualTo(convicted.behaviour());
            assertThat(result.reason()).isEqualTo(convicted.reason());
        });
    }

    @Test
    void a_point_is_run_alone_by_its_unique_id() {
        Path file = EngineRuns.write(directory, "explored.yaml", POINTS);
        Event ended = EngineRuns.run(
                        selectFile(file.toFile()), inOneMode(AssayConstants.RUNNER, Carelessness.NONE.runner()))
                .testEvents()
                .succeeded()
                .stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().contains("after:blackout"))
                .findFirst()
                .orElseThrow();

        List<Result> results = EngineRuns.results(
                run(selectUniqueId(ended.getTestDescriptor().getUniqueId()), Carelessness.NONE, Map.of()));

        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.caseName())
                        .isEqualTo(ended.getTestDescriptor()
                                .getUniqueId()
                                .getLastSegment()
                                .getValue()));
    }

    /** The crash of a server that others use, too, is no point of any exploration. */
    @ParameterizedTest
    @ValueSource(strings = {"999:after:cut", "3:after:server-crash"})
    void a_point_that_is_not_there_fails(String point) {
        EngineExecutionResults run = run(Carelessness.NONE, POINTS, Map.of(AssayConstants.AT, point));

        assertThat(EngineRuns.results(run)).isEmpty();
        run.containerEvents()
                .failed()
                .assertThatEvents()
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("found '" + point + "' and"));
    }

    @Test
    void a_pattern_of_deviations_must_cover_what_happens_and_no_more() throws IOException {
        String record = """
                deviations:
                  - scenario: explored
                    case: "%s"
                    at-most: %d
                    behaviour: diverges
                    reason: It records first.
                    sources: [seed 002]
                """;
        List<ExplorationReport> reports = List.of(
                report(record.formatted("*", 99)), report(record.formatted("*", 1)), report(record.formatted("x*", 9)));

        assertThat(reports.get(0).problems()).isEmpty();
        assertThat(reports.get(1).problems())
                .singleElement()
                .asString()
                .contains("1 to 1 cases")
                .contains("correct the record");
        assertThat(reports.get(2).problems()).singleElement().asString().contains("seen in 0");
    }

    private ExplorationReport report(String deviations) throws IOException {
        Path file = Files.writeString(directory.resolve("deviations.yaml"), deviations);
        EngineExecutionResults run = run(
                Carelessness.RECORDS_BEFORE_IT_APPLIES, POINTS, inOneMode(AssayConstants.DEVIATIONS, file.toString()));
        return EngineRuns.explorations(run).get(0);
    }

    @Test
    void nothing_is_explored_of_a_runner_that_is_wrong_without_a_fault() {
        EngineExecutionResults run =
                run(Carelessness.UNLOCKS_ON_ANOTHER_CONNECTION, POINTS, Map.of(AssayConstants.BOUND, "5"));

        assertThat(EngineRuns.results(run)).singleElement().satisfies(result -> {
            assertThat(result.caseName()).isEqualTo("without-fault");
            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        });
        assertThat(EngineRuns.explorations(run)).isEmpty();
    }

    /** The parameters for what needs no more points than one mode has, with one more. */
    private static Map<String, String> inOneMode(String key, String value) {
        Map<String, String> parameters = inOneMode();
        parameters.put(key, value);
        return parameters;
    }

    private static Map<String, String> inOneMode() {
        return new HashMap<>(Map.of(AssayConstants.MODES, "blackout"));
    }

    private EngineExecutionResults run(Carelessness way, String story, Map<String, String> parameters) {
        return run(
                selectFile(EngineRuns.write(directory, "explored.yaml", story).toFile()), way, parameters);
    }

    private static EngineExecutionResults run(
            DiscoverySelector selector, Carelessness way, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put(AssayConstants.RUNNER, way.runner());
        return EngineRuns.run(selector, all);
    }
}
