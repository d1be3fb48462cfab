package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Expectation;
import dev.assay.engine.scenario.Expectation.Outcome;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Row by row, the table of docs/judgement.md. */
class JudgeTests {

    /** Two migrations are claimed, and one of them is not there. */
    private static final State LACKING = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L, 2L)), Seen.rows(0));

    @Nested
    class An_act_that_reports_success {

        @Test
        void converges_when_schema_set_and_rows_are_right() {
            assertThat(Seen.judge(Seen.deploy(1, 2).from(Seen.state(1)).to(Seen.state(1, 2))))
                    .isEqualTo(new Judgement(Behaviour.CONVERGES, List.of(), List.of()));
        }

        @Test
        void diverges_when_an_object_is_missing() {
            State skipped = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L, 2L)), Seen.rows(0));

            assertOne(
                    Seen.judge(Seen.deploy(1, 2).to(skipped)), Behaviour.DIVERGES, "deploy 1", "public.t2 is missing");
        }

        @Test
        void diverges_when_an_object_is_too_much() {
            State more = Seen.state(Seen.schema(1, 2), AppliedSet.of(List.of(1L)), Seen.rows(0));

            assertOne(Seen.judge(Seen.deploy(1).to(more)), Behaviour.DIVERGES, "public.t2 is unexpected");
        }

        @Test
        void diverges_when_the_applied_set_lacks_a_version() {
            State unrecorded = Seen.state(Seen.schema(1, 2), AppliedSet.of(List.of(1L)), Seen.rows(0));

            assertOne(Seen.judge(Seen.deploy(1, 2).to(unrecorded)), Behaviour.DIVERGES, "lacks [2]");
        }

        @Test
        void diverges_when_the_applied_set_holds_a_version_too_much() {
            State extra = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L, 9L)), Seen.rows(0));

            assertOne(Seen.judge(Seen.deploy(1).to(extra)), Behaviour.DIVERGES, "holds more", "[9]");
        }

        @Test
        void is_right_as_a_recovery_after_which_less_is_applied_and_diverges_if_it_is_more() {
            assertThat(Seen.judge(Seen.recover(1, 2).from(Seen.state()).to(Seen.state()))
                            .behaviour())
                    .isEqualTo(Behaviour.CONVERGES);
            assertOne(
                    Seen.judge(Seen.recover(1).from(Seen.state(1)).to(Seen.state(1, 2))),
                    Behaviour.DIVERGES,
                    "holds more",
                    "[2]");
        }

        @Test
        void is_right_as_the_answer_to_a_question_where_everything_is_there() {
            assertThat(Seen.judge(Seen.verify(1).from(Seen.state(1)).to(Seen.state(1)))
                            .behaviour())
                    .isEqualTo(Behaviour.CONVERGES);
        }

        @Test
        void diverges_as_the_answer_to_a_question_where_an_object_is_missing() {
            assertOne(
                    Seen.judge(Seen.verify(1, 2).from(LACKING).to(LACKING)),
                    Behaviour.DIVERGES,
                    "verify 1: success was reported",
                    "public.t2 is missing");
        }

        @Test
        void diverges_as_the_answer_to_a_question_that_mended_what_it_was_asked_about() {
            assertOne(
                    Seen.judge(Seen.verify(1, 2).from(LACKING).to(Seen.state(1, 2))),
                    Behaviour.DIVERGES,
                    "verify 1: it should change nothing, and changed the database",
                    "public.t2");
        }

        @Test
        void is_right_as_the_answer_for_one_set_where_the_other_one_has_begun() {
            State begun = Seen.state(Seen.schema(1, 2), AppliedSet.of(List.of(1L)), Seen.rows(0));

            assertThat(Seen.judge(Seen.verifyRequired(1).from(begun).to(begun)).behaviour())
                    .isEqualTo(Behaviour.CONVERGES);
            assertOne(
                    Seen.judge(Seen.verify(1).from(begun).to(begun)),
                    Behaviour.DIVERGES,
                    "verify 1: success was reported",
                    "public.t2");
        }

        @Test
        void diverges_as_the_answer_for_one_set_that_lacks_an_object() {
            assertOne(
                    Seen.judge(Seen.verifyRequired(1, 2).from(LACKING).to(LACKING)),
                    Behaviour.DIVERGES,
                    "success was reported",
                    "public.t2 is missing");
        }

        @Test
        void diverges_as_an_acceptance_of_texts_that_ran_them() {
            assertOne(
                    Seen.judge(Seen.acceptChanges(1)
                            .from(Seen.state(1))
                            .to(Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L)), Seen.rows(1)))),
                    Behaviour.DIVERGES,
                    "it should change nothing",
                    "public.probe");
        }

        @Test
        void a_question_is_not_charged_with_what_it_rightly_says_no_to() {
            assertThat(Seen.judge(
                                    Seen.verify(1, 2)
                                            .failed("t2 is missing")
                                            .expecting(Expectation.Outcome.REFUSAL, "t2")
                                            .from(LACKING)
                                            .to(LACKING),
                                    Seen.verify(1, 2).from(Seen.state(1, 2)).to(Seen.state(1, 2)))
                            .behaviour())
                    .isEqualTo(Behaviour.CONVERGES);
        }

        @Test
        void diverges_when_the_release_cannot_be_applied_at_all() {
            assertThat(Seen.judge(Seen.deploy(1).to(Seen.state(1)).impossible("1_x: syntax error")))
                    .satisfies(judgement -> assertThat(judgement.behaviour()).isEqualTo(Behaviour.DIVERGES))
                    .satisfies(
                            judgement -> assertThat(judgement.findings().get(0).what())
                                    .contains("cannot be applied", "syntax error"));
        }

        @Test
        void diverges_when_a_row_is_lost() {
            assertOne(
                    Seen.judge(Seen.deploy(1).to(Seen.state(1)).owing(Seen.rows(1))),
                    Behaviour.DIVERGES,
                    "the data differs",
                    "lost");
        }

        @Test
        void repeats_when_a_row_is_there_more_often_than_it_should() {
            State twice = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L)), Seen.rows(2));

            assertOne(Seen.judge(Seen.deploy(1).to(twice).owing(Seen.rows(1))), Behaviour.REPEATS, "repeated");
        }

        @Test
        void diverges_when_a_sequence_gives_values_again() {
            State behind = new State(Seen.schema(1), AppliedSet.of(List.of(1L)), Seen.rows(0), Seen.sequence(4));

            assertOne(
                    Seen.judge(Seen.deploy(1).to(behind).owingValuesUpTo(40)),
                    Behaviour.DIVERGES,
                    "success was reported, and sequence public.probe_id_seq is behind: it gives 5 next, and should give 41");
            assertThat(Seen.judge(Seen.deploy(1).to(behind).owingValuesUpTo(4)).findings())
                    .isEmpty();
        }

        @Test
        void changed_nothing_when_only_a_sequence_moved() {
            State before = new State(Seen.schema(), AppliedSet.of(List.of()), Seen.rows(0), Seen.sequence(4));
            State after = new State(Seen.schema(), AppliedSet.of(List.of()), Seen.rows(0), Seen.sequence(5));

            assertThat(Seen.judge(Seen.deploy(1).from(before).to(after).failed("no"))
                            .behaviour())
                    .isEqualTo(Behaviour.REFUSES);
        }

        @Test
        void proves_nothing_where_the_rows_could_not_be_compared() {
            Seen act = Seen.deploy(1).to(Seen.state(1)).owingNobodyKnowsWhat("a script fails on the twin");

            assertThat(Seen.judge(act).unseen())
                    .containsExactly("s.yaml:11: deploy 1: the rows were not compared: a script fails on the twin");
            assertThat(Seen.judge(act.failed("no")).unseen()).isEmpty();
        }

        @Test
        void leaks_when_residue_remains() {
            assertOne(
                    Seen.judge(Seen.deploy(1).to(Seen.state(1)).leaving("a session is left")),
                    Behaviour.LEAKS,
                    "a session is left");
        }

        @Test
        void leaks_when_the_tracker_stays_dirty() {
            State dirty = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L), OptionalLong.of(7)), Seen.rows(0));

            assertOne(Seen.judge(Seen.deploy(1).to(dirty)), Behaviour.LEAKS, "dirty at 7");
        }

        @Test
        void leaks_when_the_tracker_holds_a_second_record() {
            State doubled = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L, 1L)), Seen.rows(0));

            assertOne(Seen.judge(Seen.deploy(1).to(doubled)), Behaviour.LEAKS, "more than one record of [1]");
        }

        @Test
        void is_judged_by_the_state_also_where_a_failure_was_expected() {
            assertThat(Seen.judge(Seen.deploy(1).to(Seen.state(1)).expecting(Outcome.FAILURE, "anything"))
                            .behaviour())
                    .isEqualTo(Behaviour.CONVERGES);
        }
    }

    @Nested
    class An_act_that_reports_failure {

        @Test
        void refuses_when_it_changed_nothing() {
            assertOne(
                    Seen.judge(Seen.deploy(1, 2)
                            .from(Seen.state(1))
                            .to(Seen.state(1))
                            .failed("2 came late")),
                    Behaviour.REFUSES,
                    "nothing was changed",
                    "2 came late");
        }

        @Test
        void is_stuck_when_it_left_something() {
            State half = Seen.state(Seen.schema(1, 2), AppliedSet.of(List.of(1L)), Seen.rows(0));

            assertOne(
                    Seen.judge(Seen.deploy(1, 2).from(Seen.state(1)).to(half).failed("broken")),
                    Behaviour.STUCK,
                    "left behind",
                    "public.t2");
        }

        @Test
        void is_stuck_when_an_earlier_failed_act_left_something_and_the_retry_changes_nothing() {
            State half = Seen.state(Seen.schema(1, 2), AppliedSet.of(List.of(1L)), Seen.rows(0));

            assertOne(
                    Seen.judge(
                            Seen.deploy(1, 2)
                                    .from(Seen.state(1))
                                    .to(half)
                                    .failed("terminated")
                                    .expecting(Outcome.EITHER)
                                    .fault(true),
                            Seen.deploy(1, 2).from(half).to(half).failed("dirty")),
                    Behaviour.STUCK,
                    "deploy 2 failed",
                    "deploy 1");
        }

        @Test
        void is_forgiven_when_it_was_expected_and_the_retry_converges() {
            State half = Seen.state(Seen.schema(1, 2), AppliedSet.of(List.of(1L)), Seen.rows(0));

            assertThat(Seen.judge(
                                    Seen.deploy(1, 2)
                                            .from(Seen.state(1))
                                            .to(half)
                                            .failed("terminated")
                                            .expecting(Outcome.FAILURE),
                                    Seen.deploy(1, 2).from(half).to(Seen.state(1, 2)))
                            .behaviour())
                    .isEqualTo(Behaviour.CONVERGES);
        }

        @Test
        void is_not_forgiven_when_it_is_the_last_act_even_if_it_was_expected() {
            assertOne(
                    Seen.judge(Seen.deploy(1).failed("no").expecting(Outcome.REFUSAL)),
                    Behaviour.REFUSES,
                    "nothing was changed");
        }

        @Test
        void diverges_when_the_tracker_claims_what_is_not_there() {
            State lie = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L, 2L)), Seen.rows(0));

            assertThat(Seen.judge(Seen.deploy(1, 2, 3)
                                    .from(Seen.state(1))
                                    .to(lie)
                                    .failed("3 broke"))
                            .findings())
                    .anySatisfy(finding -> {
                        assertThat(finding.behaviour()).isEqualTo(Behaviour.DIVERGES);
                        assertThat(finding.what()).contains("the tracker claims [1, 2]", "public.t2 is missing");
                    });
        }

        @Test
        void does_not_diverge_over_what_the_interrupted_migration_itself_was_to_drop() {
            State dropped = Seen.state(Seen.schema(), AppliedSet.of(List.of(1L)), Seen.rows(0));

            assertThat(Seen.judge(Seen.deploy().from(Seen.state(1)).to(dropped).failed("half-way"))
                            .behaviour())
                    .isEqualTo(Behaviour.STUCK);
        }

        @Test
        void refuses_after_a_race_of_which_one_runner_did_the_work_rightly() {
            Seen race = Seen.deploy(1, 2)
                    .from(Seen.state(1))
                    .to(Seen.state(1, 2))
                    .besideOneThatFailed("duplicate key")
                    .expecting(Outcome.EITHER);
            Seen refused = Seen.deploy(1, 2)
                    .from(Seen.state(1, 2))
                    .to(Seen.state(1, 2))
                    .failed("2 was edited");

            assertOne(Seen.judge(race, refused), Behaviour.REFUSES, "nothing was changed", "2 was edited");
        }

        @Test
        void is_stuck_when_a_refusal_was_expected_and_something_was_changed() {
            assertThat(Seen.judge(
                                    Seen.deploy(1, 2)
                                            .from(Seen.state(1))
                                            .to(Seen.state(1, 2))
                                            .failed("no")
                                            .expecting(Outcome.REFUSAL),
                                    Seen.deploy(1, 2).from(Seen.state(1, 2)).to(Seen.state(1, 2)))
                            .findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.what()).contains("a refusal was expected", "[1, 2]"))
                    .extracting(Finding::behaviour)
                    .isEqualTo(Behaviour.STUCK);
        }

        @Test
        void is_stuck_when_the_message_names_nothing_of_what_it_should() {
            assertThat(Seen.judge(
                                    Seen.deploy(1).failed("error").expecting(Outcome.REFUSAL, "offices", "104"),
                                    Seen.deploy(1).to(Seen.state(1)))
                            .findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.what()).contains("[offices, 104]", "error"));
        }

        @Test
        void need_not_name_what_went_wrong_when_it_is_refused_without_that_too() {
            Seen unprovoked =
                    Seen.deploy(1, 2).from(Seen.state(1)).to(Seen.state(1)).failed("not in a transaction");

            assertOne(
                    Seen.judge(
                            refused("not in a transaction", Outcome.FAILURE),
                            Seen.recover(1).from(Seen.state(1)).to(Seen.state(1)),
                            unprovoked),
                    Behaviour.REFUSES,
                    "not in a transaction");
        }

        @Test
        void has_to_name_what_went_wrong_when_it_works_without_that_or_has_changed_something() {
            Seen works = Seen.deploy(1, 2).from(Seen.state(1)).to(Seen.state(1, 2));
            Seen changes =
                    Seen.deploy(1, 2).from(Seen.state(1)).to(Seen.state(1, 2)).failed("exists");

            assertThat(Seen.judge(refused("error", Outcome.FAILURE), works).behaviour())
                    .isEqualTo(Behaviour.STUCK);
            assertThat(Seen.judge(refused("error", Outcome.FAILURE), changes).findings())
                    .anySatisfy(finding -> assertThat(finding.what()).contains("should name one of [lock timeout]"));
        }

        @Test
        void has_to_name_the_reason_of_a_refusal_that_is_expected_whatever_follows() {
            Seen refusedAgain =
                    Seen.deploy(1, 2).from(Seen.state(1)).to(Seen.state(1)).failed("no");

            assertThat(List.of(Outcome.REFUSAL, Outcome.EITHER))
                    .allSatisfy(expected -> assertThat(Seen.judge(refused("no", expected), refusedAgain)
                                    .behaviour())
                            .isEqualTo(Behaviour.STUCK));
        }

        private static Seen refused(String output, Outcome expected) {
            return Seen.deploy(1, 2)
                    .from(Seen.state(1))
                    .to(Seen.state(1))
                    .failed(output)
                    .expecting(expected, "lock timeout");
        }
    }

    @Nested
    class A_run {

        @Test
        void hangs_when_an_act_did_not_end() {
            assertOne(Seen.judge(Seen.deploy(1).timedOut()), Behaviour.HANGS, "did not end within the bound");
        }

        @Test
        void is_as_bad_as_its_worst_act() {
            State lie = Seen.state(Seen.schema(1), AppliedSet.of(List.of(1L, 2L)), Seen.rows(0));

            assertThat(Seen.judge(
                                    Seen.deploy(1).to(Seen.state(1)).leaving("a session is left"),
                                    Seen.deploy(1, 2).to(lie))
                            .behaviour())
                    .isEqualTo(Behaviour.DIVERGES);
        }
    }

    private static void assertOne(Judgement judgement, Behaviour behaviour, String... words) {
        assertThat(judgement.behaviour()).isEqualTo(behaviour);
        assertThat(judgement.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains(words));
    }

    @Nested
    class Of_two_runners_one_of_which_failed {

        @Test
        void wants_everything_done_and_calls_it_a_refusal() {
            Judgement judgement = Seen.judge(
                    Seen.deploy(1, 2).besideOneThatFailed("the lock is taken").to(Seen.state(1, 2)));

            assertThat(judgement.behaviour()).isEqualTo(Behaviour.REFUSES);
            assertThat(judgement.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.what())
                            .contains("one of the two runners did the work", "the lock is taken"));
        }

        @Test
        void finds_nothing_where_a_failure_is_allowed() {
            Judgement judgement = Seen.judge(Seen.deploy(1, 2)
                    .besideOneThatFailed("the lock is taken")
                    .expecting(Expectation.Outcome.EITHER)
                    .to(Seen.state(1, 2)));

            assertThat(judgement.behaviour()).isEqualTo(Behaviour.CONVERGES);
        }

        @Test
        void is_not_content_with_the_success_of_the_other() {
            Judgement judgement = Seen.judge(
                    Seen.deploy(1, 2).besideOneThatFailed("the lock is taken").to(Seen.state(1)));

            assertThat(judgement.behaviour()).isEqualTo(Behaviour.DIVERGES);
        }
    }
}
