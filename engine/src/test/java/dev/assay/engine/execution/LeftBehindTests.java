package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Expectation.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftBehindTests {

    private static final State ONE = Seen.state(1);
    private static final State HALF = Seen.state(Seen.schema(1, 2), AppliedSet.of(List.of(1L)), Seen.rows(0));
    private static final State ONE_ROW_MORE = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L)), Seen.rows(1));

    private static Seen failing(State from, State to) {
        return Seen.deploy(1, 2).from(from).to(to).failed("no").expecting(Outcome.FAILURE);
    }

    private static Seen refusing(State state) {
        return Seen.deploy(1, 2).from(state).to(state).failed("still not");
    }

    private static Seen recovering(State from, State to) {
        return Seen.recover(1).from(from).to(to);
    }

    private static Behaviour judged(Seen... acts) {
        return Seen.judge(acts).behaviour();
    }

    @Test
    void is_still_there_behind_a_recovery_that_took_nothing_back() {
        assertThat(judged(failing(ONE, HALF), recovering(HALF, HALF), refusing(HALF)))
                .isEqualTo(Behaviour.STUCK);
    }

    @Test
    void is_gone_behind_a_recovery_that_took_it_back() {
        assertThat(judged(failing(ONE, HALF), recovering(HALF, ONE), refusing(ONE)))
                .isEqualTo(Behaviour.REFUSES);
    }

    @Test
    void is_nothing_behind_a_recovery_that_had_nothing_to_do() {
        assertThat(judged(failing(ONE, ONE), recovering(ONE, ONE), refusing(ONE)))
                .isEqualTo(Behaviour.REFUSES);
    }

    @Test
    void is_not_gone_because_a_recovery_took_back_the_schema_and_not_the_rows() {
        assertThat(judged(failing(ONE, ONE_ROW_MORE), recovering(ONE_ROW_MORE, ONE_ROW_MORE), refusing(ONE_ROW_MORE)))
                .isEqualTo(Behaviour.STUCK);
    }

    @Test
    void is_gone_also_if_the_application_wrote_a_row_before_the_recovery() {
        assertThat(judged(failing(ONE, HALF), recovering(HALF, ONE_ROW_MORE), refusing(ONE_ROW_MORE)))
                .isEqualTo(Behaviour.REFUSES);
    }

    @Test
    void is_what_a_failure_behind_the_recovery_left() {
        assertThat(judged(failing(ONE, HALF), recovering(HALF, ONE), failing(ONE, HALF), refusing(HALF)))
                .isEqualTo(Behaviour.STUCK);
    }

    @Test
    void is_still_there_behind_a_question_that_was_answered() {
        Seen question = Seen.verifyRequired(1).from(HALF).to(HALF);

        assertThat(judged(failing(ONE, HALF), question, refusing(HALF))).isEqualTo(Behaviour.STUCK);
    }

    @Test
    void is_over_once_a_deploy_has_succeeded() {
        Seen repaired = Seen.deploy(1, 2).from(HALF).to(Seen.state(1, 2));
        State two = Seen.state(1, 2);

        assertThat(judged(
                        failing(ONE, HALF),
                        repaired,
                        Seen.deploy(1, 2, 3).from(two).to(two).failed("late")))
                .isEqualTo(Behaviour.REFUSES);
    }
}
