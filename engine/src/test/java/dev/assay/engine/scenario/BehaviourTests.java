package dev.assay.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.yaml.Words;
import org.junit.jupiter.api.Test;

class BehaviourTests {

    @Test
    void goes_from_best_to_worst() {
        assertThat(Words.spellings(Behaviour.class))
                .containsExactly("converges", "refuses", "stuck", "leaks", "hangs", "repeats", "diverges");
    }

    @Test
    void the_worse_of_two_is_the_later_one() {
        assertThat(Behaviour.LEAKS.worse(Behaviour.STUCK)).isEqualTo(Behaviour.LEAKS);
        assertThat(Behaviour.CONVERGES.worse(Behaviour.DIVERGES)).isEqualTo(Behaviour.DIVERGES);
        assertThat(Behaviour.HANGS.worse(Behaviour.HANGS)).isEqualTo(Behaviour.HANGS);
    }
}
