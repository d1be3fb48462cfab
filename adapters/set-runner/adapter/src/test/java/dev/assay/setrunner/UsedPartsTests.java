package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UsedPartsTests {

    @Test
    void each_part_is_noted() {
        assertThat(UsedParts.noted()).containsAll(UsedParts.all());
        assertThat(UsedParts.all()).contains("tracker", "lock", "down");
    }

    @ParameterizedTest
    @MethodSource("dev.assay.setrunner.Miniatures#all")
    void every_miniature_replaces_some_and_not_all(Miniature miniature) {
        assertThat(UsedParts.replacedBy(miniature))
                .isNotEmpty()
                .isSubsetOf(UsedParts.all())
                .isNotEqualTo(UsedParts.all());
    }
}
