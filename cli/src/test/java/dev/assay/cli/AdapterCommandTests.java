package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AdapterCommandTests {

    @TempDir
    private Path directory;

    @Test
    void init_writes_a_descriptor_that_is_sound() {
        Path file = directory.resolve("mine.yaml");

        Answer answer = Answer.to("adapter", "init", file.toString());

        assertThat(answer.status()).isZero();
        assertThat(answer.out())
                .isEqualTo("wrote " + file + "; next: change it, then ./assay adapter check " + file + "\n");
        assertThat(Answer.to("validate", file.toString()).out()).isEqualTo("1 file, 1 sound, 0 problems\n");
    }

    @Test
    void init_overwrites_nothing() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "mine");

        Answer answer = Answer.to("adapter", "init", file.toString());

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("./assay adapter init " + file + ": expected a file that is not there yet, found one that is"
                        + " [nothing of yours is overwritten]; next: choose another name\n");
        assertThat(file).hasContent("mine");
    }

    @Test
    void check_is_content_with_the_reference_runner() {
        Answer answer = Answer.to("adapter", "check", "--postgres", "embedded", "set-runner");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .startsWith("set-runner\n  kept      is there and tells its version: ")
                .contains(
                        "  kept      says rightly whether it takes over golang-migrate's tracker: claimed, and it can\n")
                .contains("  noted     two such statements in one file: it can\n")
                .doesNotContain("BROKEN", "left out");
        assertThat(answer.status()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void check_says_which_rule_a_descriptor_breaks() throws IOException {
        Path file = Descriptors.missing(directory, "idle", "true");

        Answer answer = Answer.to("adapter", "check", "--postgres", "embedded", file.toString());

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out())
                .contains("  BROKEN    applies what is on disk: expected the table that migration 1 makes, found none,"
                        + " although success was reported; next: look whether the command reads the files")
                .contains("  left out  reads the applied set back: a rule before it is broken\n");
    }

    @Test
    void check_names_the_runners_that_it_knows() {
        Answer answer = Answer.to("adapter", "check", "gose");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("./assay adapter check: no runner is named 'gose'")
                .contains("'goose'");
    }
}
