package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that do not say so are explored when the command line says so. */
class ExploreOptionTests {

    @TempDir
    private Path directory;

    private Answer run(String... more) {
        String results = directory.resolve("results.out").toString();
        String[] common = {"run", "--runner", "set-runner", "--results", results, directory.toString()};
        String[] all = new String[common.length + more.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return Answer.to(all);
    }

    @Test
    void runs_every_point_accounts_for_them_and_tells_the_speed() {
        ScenarioFiles.sound(directory, "sound");

        Answer answer = run("--explore", "crash-points", "--modes", "cut");

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.out())
                .containsPattern("sound, set-runner: [0-9]+ requests, .* points: [0-9]+ run, [0-9]+ covered")
                .containsPattern("set-runner: [0-9]+ explored cases in [0-9.]+ s, [0-9.]+ a second");
    }

    @Test
    void runs_a_sample_and_says_what_is_left_out() {
        ScenarioFiles.sound(directory, "sound");

        Answer answer = run("--explore", "crash-points", "--points", "2");

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.out())
                .containsPattern("points: 2 run, [0-9]+ left out of the sample \\(seed 1\\), [0-9]+ covered")
                .contains("3 cases in");
    }

    @Test
    void reproduces_one_of_these_points_by_its_name() {
        ScenarioFiles.sound(directory, "sound");

        Answer answer = Answer.to(
                "reproduce", "sound", "--runner", "set-runner", "--at", "5:before:cut", "--in", directory.toString());

        assertThat(answer.status()).as(answer.err() + answer.out()).isZero();
        assertThat(answer.out()).contains("5:before:cut");
    }

    @Test
    void refuses_a_kind_that_is_none_and_a_point_of_what_cannot_be_explored() {
        ScenarioFiles.unfired(directory, "faulty");

        assertThat(run("--explore", "crash-point").err())
                .contains("found 'crash-point'")
                .contains("did you mean 'crash-points'?");
        Answer answer = Answer.to(
                "reproduce", "faulty", "--runner", "set-runner", "--at", "5:before:cut", "--in", directory.toString());
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("found faulty, whose last act cannot");
    }
}
