package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Expectation.Outcome;
import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.yaml.Location;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnfiredFaultTests {

    private static final Migration MIGRATION = new Migration(
            "2-unlocking",
            2,
            "two",
            "SELECT pg_advisory_unlock_all()",
            Optional.empty(),
            true,
            false,
            FileForm.PLAIN,
            new Location("s.yaml", 3, 1));

    @Test
    void does_not_miss_a_fault_behind_a_refusal_of_a_runner_that_works() {
        Seen first = Seen.deploy(1).to(Seen.state(1));
        Seen refused = Seen.deploy(1, 2)
                .from(Seen.state(1))
                .to(Seen.state(1))
                .failed("not in a transaction")
                .fault(false);

        assertThat(Seen.judge(first, refused).unseen()).isEmpty();
        assertThat(Seen.judge(first, refused).behaviour()).isEqualTo(Behaviour.REFUSES);
    }

    @Test
    void misses_a_fault_where_the_runner_never_worked_or_changed_something() {
        Seen refused = Seen.deploy(1).failed("no").fault(false);
        Seen changed = Seen.deploy(1, 2)
                .from(Seen.state(1))
                .to(Seen.state(1, 2))
                .failed("no")
                .fault(false);

        assertThat(Seen.judge(refused).unseen()).hasSize(1);
        assertThat(Seen.judge(Seen.deploy(1).to(Seen.state(1)), changed).unseen())
                .hasSize(1);
    }

    @Test
    void misses_a_fault_where_the_runner_gave_up_before_it_and_works_later() {
        Seen hiccup = Seen.deploy(1, 2)
                .from(Seen.state(1))
                .to(Seen.state(1))
                .failed("the server is starting")
                .expecting(Outcome.EITHER)
                .fault(false);
        Seen retried = Seen.deploy(1, 2).from(Seen.state(1)).to(Seen.state(1, 2));

        assertThat(Seen.judge(Seen.deploy(1).to(Seen.state(1)), hiccup, retried).unseen())
                .hasSize(1);
    }

    @Test
    void tells_a_moment_that_the_runner_does_not_have_from_one_that_was_missed() {
        Judgement judgement = Seen.judge(Seen.deploy(1).to(Seen.state(1)).faultAtWhatItHasNot());

        assertThat(judgement.unseen()).isEmpty();
        assertThat(judgement.absent()).containsExactly("s.yaml:9: the runner has no such moment: at a second point");
    }

    @Test
    void names_each_fault_that_did_not_fire() {
        assertThat(Seen.judge(Seen.deploy(1).to(Seen.state(1)).fault(false)).unseen())
                .containsExactly("s.yaml:9: the fault did not fire: at a point");
    }

    @Test
    void does_not_miss_a_fault_behind_a_refusal_of_a_file_that_is_mended_later() {
        Seen refused = Seen.deploy(1, 2)
                .of(MIGRATION)
                .from(Seen.state(1))
                .to(Seen.state(1))
                .failed("it gives the lock back")
                .fault(false);
        Seen mended = Seen.deploy(1, 2).from(Seen.state(1)).to(Seen.state(1, 2));

        assertThat(Seen.judge(Seen.deploy(1).to(Seen.state(1)), refused, mended).unseen())
                .isEmpty();
        assertThat(Seen.judge(Seen.deploy(1).to(Seen.state(1)), refused, mended.of(MIGRATION))
                        .unseen())
                .hasSize(1);
    }
}
