package dev.assay.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            >=3.27 <4,   3.27.3,    true
            >=3.27 <4,   3.27,      true
            >=3.27 <4,   3.9,       false
            >=3.27 <4,   4.0.0,     false
            >=3.27 <4,   4.0.0-rc1, true
            >=3.27,      3.27-rc1,  false
            =1.2,        1.2.0,     true
            =1.2,        1.2.1,     false
            >1.2,        1.2.0.1,   true
            <=2,         2.0,       true
            <=2,         v2.0.1,    false
            >=1,         99999999999999999999.1, true
            >=1,         dev,       true
            """)
    void holds_versions_that_keep_every_bound(String range, String version, boolean holds) {
        assertThat(VersionRange.parse(range).orElseThrow().contains(version)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "~3", ">=3 or <2", ">= 3", ">=x"})
    void is_not_read_from_anything_else(String text) {
        assertThat(VersionRange.parse(text)).isEmpty();
    }
}
