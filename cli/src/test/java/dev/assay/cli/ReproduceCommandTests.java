package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTests {

    @TempDir
    private Path directory;

    @Test
    void tells_the_story_step_by_step_and_the_verdict() {
        ScenarioFiles.convicting(directory, "convicting");

        Answer answer = Answer.to("reproduce", "convicting", "--runner", "set-runner", "--in", directory.toString());

        assertThat(answer.status()).as(answer.err()).isEqualTo(1);
        assertThat(answer.out())
                .contains("convicting: A table is made\n  One release, one table.\n")
                .contains("  Seen at owner/project#1\n")
                .containsPattern("set-runner .* on PostgreSQL [0-9.]+\n  deploy 1: release \\[1\\]")
                .contains("Verdict: fail, CONVERGES!; the scenario accepts refuses\n");
    }

    @Test
    void keeps_the_database_as_long_as_somebody_looks() {
        ScenarioFiles.sound(directory, "sound");

        Answer answer = Answer.to(
                "reproduce",
                "sound",
                "--runner",
                "set-runner",
                "--keep",
                "--postgres",
                "embedded",
                "--in",
                directory.toString());

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.out())
                .containsPattern("  PGPASSWORD=[a-z0-9]+ psql -h 127.0.0.1 -p [0-9]+ -U postgres -d assay_")
                .contains("until you press Enter or Ctrl-C");
    }
}
