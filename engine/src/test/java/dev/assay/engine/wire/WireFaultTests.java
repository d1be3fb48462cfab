package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WireFaultTests {

    @Test
    void a_fault_in_the_middle_needs_a_condition_and_no_other_has_one() {
        FaultAction cut = new FaultAction.Cut();
        Point point = Point.ordinal(1);
        assertThatThrownBy(() -> new WireFault(point, Moment.MIDDLE, null, cut))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WireFault(point, Moment.BEFORE, () -> true, cut))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WireFault.middle(point, () -> true).hold(new Hold(Duration.ofSeconds(20))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> point.nth(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
