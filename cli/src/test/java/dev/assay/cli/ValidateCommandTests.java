package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTests {

    @TempDir
    private Path directory;

    private Answer validate(Path... paths) {
        String[] arguments = new String[paths.length + 1];
        arguments[0] = "validate";
        for (int i = 0; i < paths.length; i++) {
            arguments[i + 1] = paths[i].toString();
        }
        return Answer.to(arguments);
    }

    @Test
    void is_content_with_sound_files() {
        ScenarioFiles.sound(directory, "one");
        ScenarioFiles.sound(directory, "two");

        Answer answer = validate(directory);

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).isEqualTo("2 files, 2 sound, 0 problems\n");
    }

    @Test
    void tells_each_problem_with_file_line_and_column() {
        Path file = ScenarioFiles.sound(directory, "one");
        Path broken = ScenarioFiles.write(directory, "two", "id: Two\nstory: [\n");

        Answer answer = validate(file, broken);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err().lines()).isNotEmpty().allMatch(line -> line.startsWith(broken + ":"));
        assertThat(answer.out()).startsWith("2 files, 1 sound, ");
    }

    @Test
    void refuses_two_scenarios_of_one_id() {
        Path one = ScenarioFiles.sound(directory, "same");
        Path other = ScenarioFiles.write(directory, "other", ScenarioFiles.text(one));

        Answer answer = validate(one, other);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains(other + ":1:1: found the id 'same', which " + one + ":1:1 has");
    }

    @Test
    void names_what_is_no_scenario_file() throws IOException {
        Path binary = Files.write(directory.resolve("x.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Path empty = Files.createDirectory(directory.resolve("empty"));

        Answer answer = validate(binary, empty, directory.resolve("nothing.yaml"));

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err())
                .contains(
                        binary
                                + ": expected a scenario, a descriptor or recorded deviations, in UTF-8, found bytes that are not UTF-8")
                .contains(
                        empty
                                + ": expected a scenario, a descriptor or recorded deviations, in UTF-8, found a directory without files")
                .contains(
                        "nothing.yaml: expected a scenario, a descriptor or recorded deviations, in UTF-8, found nothing");
    }

    @Test
    void neutralises_what_a_file_would_do_to_the_terminal() {
        Path file = ScenarioFiles.write(directory, "hostile", "\"\\e]0;owned\\a\": 1\n");

        Answer answer = validate(file);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).doesNotContain("\u001b", "\u0007");
    }

    @Test
    void takes_a_descriptor_and_its_deviations_for_what_they_are() throws IOException {
        Path good = Files.move(Descriptors.missing(directory, "good", "nowhere"), directory.resolve("good.yaml"));
        Path deviations = ScenarioFiles.write(
                directory, "deviations", "deviations:\n  - {scenario: s, behaviour: stuck, reason: r, sources: [x]}\n");

        Answer answer = validate(good, deviations);

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).isEqualTo("2 files, 2 sound, 0 problems\n");
    }

    @Test
    void tells_each_mistake_of_a_descriptor_with_file_line_and_column() throws IOException {
        Path good = Descriptors.missing(directory, "good", "nowhere");
        Path wrong = Files.writeString(
                directory.resolve("wrong.yaml"), Files.readString(good).replace("kind: set", "kind: sett"));

        Answer answer = validate(wrong);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo(
                        wrong + ":14:9: found 'sett'; expected one of counter, set (the descriptor language); did you"
                                + " mean 'set'?\n");
    }
}
