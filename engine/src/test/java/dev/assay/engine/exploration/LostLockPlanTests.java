package dev.assay.engine.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Probed;
import dev.assay.engine.scenario.Loss;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.wire.Answer;
import dev.assay.engine.wire.RequestKind;
import dev.assay.engine.wire.Trace;
import dev.assay.engine.wire.TraceConnection;
import dev.assay.engine.wire.TraceEntry;
import dev.assay.engine.wire.TransactionStatus;
import dev.assay.engine.wire.WireRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A runner that works on connection 1, of the server process 11, and may lock on connection 2, of the server process 12. */
class LostLockPlanTests {

    private static final Scenario SCENARIO = ScenarioParser.parse("lost.yaml", """
            id: lost
            title: A title
            family: language
            profile: concurrent
            severity: silent
            sources: [seed 000]
            story: A story.
            migrations:
              - {version: 1, name: one, up: SELECT 1}
            steps:
              - deploy: [1]
            explore: {interleavings: {lost: lock}}
            accept: [converges]
            """);

    private final List<TraceEntry> entries = new ArrayList<>();
    private final Map<Long, Set<Integer>> holders = new TreeMap<>();

    private void request(int connection, RequestKind kind, String sql, Integer... held) {
        long ordinal = entries.size() + 1L;
        entries.add(new TraceEntry(
                new WireRequest(connection, ordinal, ordinal, kind, sql, null, List.of()),
                new Answer(Answer.State.DONE, List.of(), 0, 0, 0, null, false, false),
                TransactionStatus.IDLE,
                TransactionStatus.IDLE,
                Duration.ZERO,
                Duration.ZERO));
        holders.put(ordinal, Set.of(held));
    }

    private Explored plan(int preemptions) {
        Trace trace = new Trace(
                List.of(new TraceConnection(1, 11, "d", null, false), new TraceConnection(2, 12, "d", null, false)),
                entries,
                List.of());
        return Explored.of(
                SCENARIO,
                new Probed.Observed(trace, new TreeMap<>(), holders),
                new Explored.Options(Optional.empty(), false, preemptions));
    }

    private static List<String> names(Explored plan) {
        return plan.cases().stream().map(Scenario.Case::name).toList();
    }

    private void locksOnItsOnlyConnection() {
        request(1, RequestKind.QUERY, "SELECT pg_advisory_lock(1)");
        request(1, RequestKind.QUERY, "CREATE TABLE t (id int)", 11);
        request(1, RequestKind.QUERY, ";", 11);
        request(1, RequestKind.QUERY, "INSERT INTO t VALUES (1)", 11);
    }

    @Test
    void has_a_schedule_where_the_runner_has_a_lock_and_accounts_for_the_others() {
        locksOnItsOnlyConnection();

        assertThat(names(plan(1))).containsExactly("2", "4");
        assertThat(plan(1).obstacle()).isEmpty();
        assertThat(plan(1).account()).isEqualTo(new Explored.Account(4, 1, 1, 2, 0, 0));
        assertThat(plan(1).named("1")).isEmpty();
    }

    @Test
    void has_every_second_place_with_two_preemptions() {
        locksOnItsOnlyConnection();

        assertThat(names(plan(2))).containsExactly("2", "2+1", "2+2", "2+4", "4", "4+1", "4+2", "4+4");
    }

    @Test
    void says_in_each_schedule_that_the_lock_is_lost_and_lets_both_fail_but_not_the_act_behind() {
        locksOnItsOnlyConnection();

        Scenario.Case story = plan(1).named("4").orElseThrow();

        assertThat(story.title()).isEqualTo("the first waits before INSERT INTO T and loses its lock");
        assertThat(story.steps()).hasSize(2);
        assertThat(((Step.Schedule) story.steps().get(0)).lost()).contains(Loss.LOCK);
        assertThat(((Step.Act) story.steps().get(0)).expect().outcome()).hasToString("EITHER");
        assertThat(((Step.Act) story.steps().get(1)).expect().outcome()).hasToString("SUCCESS");
    }

    @Test
    void takes_a_lock_on_another_connection_for_one_until_that_is_said_goodbye_to() {
        request(2, RequestKind.QUERY, "SELECT pg_advisory_lock(1)");
        request(1, RequestKind.QUERY, "CREATE TABLE t (id int)", 12);
        request(2, RequestKind.TERMINATE, null, 12);
        request(1, RequestKind.QUERY, "INSERT INTO t VALUES (1)", 12);

        assertThat(names(plan(1))).containsExactly("2");
    }

    @Test
    void does_not_take_the_lock_of_somebody_else_for_one() {
        request(1, RequestKind.QUERY, "CREATE TABLE t (id int)", 99);

        assertThat(names(plan(1))).isEmpty();
        assertThat(plan(1).obstacle())
                .hasValueSatisfying(why -> assertThat(why).startsWith("lost.yaml:12: the runner has no such lock: "));
    }
}
