package dev.assay.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTests {

    private static String redact(List<String> secrets, String... pieces) {
        Redactor redactor = new Redactor(secrets);
        StringBuilder shown = new StringBuilder();
        for (String piece : pieces) {
            shown.append(redactor.next(piece));
        }
        return shown.append(redactor.end()).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret/Käse", "s3cret%2FK%C3%A4se", "s3cret%2fK%c3%a4se", "%73%33cret/K%C3%A4se"})
    void a_secret_is_found_as_it_is_and_percent_encoded(String written) {
        assertThat(redact(List.of("s3cret/Käse"), "<" + written + ">")).isEqualTo("<[redacted]>");
    }

    @Test
    void a_blank_in_a_secret_may_be_written_as_plus() {
        assertThat(redact(List.of("open sesame"), "open+sesame open%20sesame open sesame"))
                .isEqualTo("[redacted] [redacted] [redacted]");
    }

    @Test
    void letters_of_the_secret_in_another_case_are_another_text() {
        assertThat(redact(List.of("secret"), "SECRET")).isEqualTo("SECRET");
    }

    @Test
    void an_empty_secret_hides_nothing() {
        assertThat(redact(List.of(""), "all of this")).isEqualTo("all of this");
        assertThat(redact(List.of(), "all of this")).isEqualTo("all of this");
    }

    @Test
    void the_longer_of_two_secrets_goes_first() {
        assertThat(redact(List.of("pass", "password"), "password")).isEqualTo("[redacted]");
    }

    @Test
    void what_looks_like_the_beginning_of_a_secret_is_shown_when_nothing_follows() {
        assertThat(redact(List.of("secret"), "the sec")).isEqualTo("the sec");
        assertThat(redact(List.of("secret"), "the sec", "ond")).isEqualTo("the second");
    }

    @Test
    void a_secret_is_found_wherever_the_text_is_torn() {
        String text = "a p%40ss b p@ss c pp@s p@ss";
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Redactor redactor = new Redactor(List.of("p@ss"));
            StringBuilder shown = new StringBuilder();
            int from = 0;
            while (from < text.length()) {
                int to = Math.min(text.length(), from + 1 + random.nextInt(4));
                shown.append(redactor.next(text.substring(from, to)));
                from = to;
            }
            shown.append(redactor.end());
            assertThat(shown.toString()).as("seed %d", seed).isEqualTo("a [redacted] b [redacted] c pp@s [redacted]");
        }
    }
}
