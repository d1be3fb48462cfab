package dev.assay.engine.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Probed;
import dev.assay.engine.scenario.Fault;
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
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CrashPlanTests {

    private final List<TraceEntry> entries = new ArrayList<>();
    private final NavigableMap<Long, Integer> states = new TreeMap<>();

    /** A transaction that commits, and another one just like it. */
    private Probed.Observed twoTransactions() {
        request(RequestKind.STARTUP, null, TransactionStatus.UNKNOWN, 0);
        for (int state : List.of(0, 1)) {
            request(RequestKind.QUERY, "BEGIN", TransactionStatus.IDLE, state);
            request(RequestKind.QUERY, "INSERT INTO t VALUES (1)", TransactionStatus.IN_TRANSACTION, state);
            request(RequestKind.QUERY, "INSERT INTO t VALUES (2)", TransactionStatus.IN_TRANSACTION, state);
            request(RequestKind.QUERY, ";", TransactionStatus.IN_TRANSACTION, state);
            request(RequestKind.QUERY, "COMMIT", TransactionStatus.IN_TRANSACTION, state);
        }
        request(RequestKind.TERMINATE, null, TransactionStatus.IDLE, 2);
        states.put(Long.MAX_VALUE, 2);
        return observed();
    }

    private Probed.Observed observed() {
        return new Probed.Observed(
                new Trace(List.of(new TraceConnection(1, 7, "d", null, false)), entries, List.of()), states, Map.of());
    }

    private void request(RequestKind kind, String sql, TransactionStatus before, int state) {
        long ordinal = entries.size() + 1L;
        WireRequest request = new WireRequest(1, ordinal, ordinal, kind, sql, null, List.of());
        entries.add(new TraceEntry(
                request,
                new Answer(Answer.State.DONE, List.of(), 0, 0, 0, null, false, false),
                before,
                before,
                Duration.ZERO,
                Duration.ZERO));
        states.put(ordinal, state);
    }

    private static List<String> names(CrashPlan plan) {
        return plan.points().stream().map(CrashPoint::toString).toList();
    }

    @Test
    void accounts_for_every_request_and_every_point() {
        CrashPlan plan = CrashPlan.of(twoTransactions(), List.of(Fault.Kind.BLACKOUT, Fault.Kind.CUT), false);

        Explored.Account account = plan.account();
        assertThat(account.requests()).isEqualTo(12);
        assertThat(account.neutral()).as("two empty statements and a Terminate").isEqualTo(3);
        assertThat(account.run() + account.covered()).isEqualTo((12 - 3) * 2 * 2);
        assertThat(account.run()).isEqualTo(plan.points().size());
        assertThat(account.covered()).isEqualTo(plan.covered().size());
        assertThat(plan.ambiguous()).containsExactly(6L, 11L);
    }

    @Test
    void covers_a_point_by_one_of_the_same_state_at_which_the_runner_waits_for_the_same() {
        CrashPlan plan = CrashPlan.of(twoTransactions(), List.of(Fault.Kind.CUT), false);

        assertThat(names(plan))
                .containsExactly(
                        "1:before:cut",
                        "2:before:cut",
                        "3:before:cut",
                        "6:before:cut",
                        "6:after:cut",
                        "7:before:cut",
                        "8:before:cut",
                        "11:before:cut",
                        "11:after:cut");
        assertThat(plan.covered())
                .containsEntry(point("3:after:cut"), point("3:before:cut"))
                .containsEntry(point("4:after:cut"), point("3:before:cut"))
                .containsEntry(point("9:before:cut"), point("8:before:cut"));
    }

    @Test
    void takes_a_pipeline_for_one_as_long_as_the_state_is_the_same() {
        request(RequestKind.BIND, "UPDATE t SET a = 1", TransactionStatus.IDLE, 0);
        request(RequestKind.EXECUTE, "UPDATE t SET a = 1", TransactionStatus.IDLE, 0);
        request(RequestKind.SYNC, null, TransactionStatus.IDLE, 0);
        request(RequestKind.BIND, "UPDATE t SET a = 1", TransactionStatus.IDLE, 1);
        states.put(Long.MAX_VALUE, 1);

        assertThat(names(CrashPlan.of(observed(), List.of(Fault.Kind.CUT), false)))
                .as("the Sync is what commits; after it another pipeline begins")
                .containsExactly("1:before:cut", "3:before:cut", "3:after:cut", "4:before:cut");
    }

    @Test
    void needs_one_point_a_state_where_the_runner_has_no_say_and_both_worlds_of_each_commit() {
        CrashPlan plan = CrashPlan.of(twoTransactions(), List.of(Fault.Kind.KILL), false);

        assertThat(names(plan))
                .containsExactly("1:before:kill", "6:before:kill", "6:after:kill", "11:before:kill", "11:after:kill");
    }

    @Test
    void covers_nothing_if_it_is_to_be_exhaustive() {
        CrashPlan plan = CrashPlan.of(twoTransactions(), List.of(Fault.Kind.KILL), true);

        assertThat(plan.covered()).isEmpty();
        assertThat(plan.points()).hasSize(18);
    }

    @Test
    void covers_nothing_by_a_state_that_could_not_be_read() {
        request(RequestKind.QUERY, "VACUUM", TransactionStatus.IDLE, -1);
        request(RequestKind.QUERY, "VACUUM", TransactionStatus.IDLE, -2);
        states.put(Long.MAX_VALUE, -3);

        assertThat(CrashPlan.of(observed(), List.of(Fault.Kind.KILL), false).covered())
                .isEmpty();
    }

    @Test
    void reads_points_as_it_writes_them() {
        assertThat(CrashPoint.parse("17:after:server-crash"))
                .hasValueSatisfying(point -> assertThat(point).hasToString("17:after:server-crash"));
        assertThat(List.of("17", "0:after:cut", "17:around:cut", "17:after:bite", "17:after:cut:"))
                .allSatisfy(text -> assertThat(CrashPoint.parse(text)).isEmpty());
    }

    private static CrashPoint point(String text) {
        return CrashPoint.parse(text).orElseThrow();
    }
}
