package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTests {

    @Test
    void leaves_ordinary_text_alone() {
        assertThat(Printable.line("Grüße, 移行 – \"ok\" \\n 🐘")).isEqualTo("Grüße, 移行 – \"ok\" \\n 🐘");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "27, \\x1b, escape",
        "155, \\x9b, the one-byte form of escape and bracket",
        "7, \\x07, bell",
        "8, \\x08, backspace",
        "13, \\r, return",
        "10, \\n, line end",
        "0, \\x00, nul",
        "127, \\x7f, delete",
        "8238, \\u202e, right-to-left override",
        "8294, \\u2066, left-to-right isolate",
        "8203, \\u200b, zero width space",
        "65279, \\ufeff, byte order mark",
        "8232, \\u2028, line separator",
        "55357, \\ud83d, half a character"
    })
    void spells_out_what_is_obeyed_or_not_seen(int character, String spelt) {
        assertThat(Printable.line("a" + (char) character + "b")).isEqualTo("a" + spelt + "b");
    }
}
