package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "run --runer | unknown option: '--runer' | did you mean '--runner'?",
                "rnu | unmatched argument at index 0: 'rnu' | did you mean 'run'?",
                "run --bound soon | invalid value for option '--bound': 'soon' is not a long | --help",
                "run --bound 0 | expected a number of seconds, from 1 to 86400 | leave it out for 60",
                "run --points none | expected a number from 1 to 999999, or all | leave it out",
                "run --points 0 | expected a number from 1 to 999999, or all | leave it out",
                "run --family paralel-merge | 'paralel-merge' | did you mean 'parallel-merge'?",
                "run --scenario paralel-merge-gap | 'paralel-merge-gap' | did you mean 'parallel-merge-gap'?",
                "run --tag silnt | 'silnt' | did you mean 'silent'?",
                "run --family identity --scenario parallel-merge-gap | none that meets all of | list scenarios",
                "run --runner golang | no runner is named 'golang' | did you mean 'golang-migrate'?",
                "run --postgres somewhere | found \"somewhere\" | use one of these words",
                "run --postgres postgresql://u:secret@db.example/x | found the host \"db.example\" | --postgres embedded",
                "run --pg-version nine | --pg-version nine: expected | next: ",
                "run --parallel 0 | --parallel 0: expected a number from 1 to 64 | leave it out",
                "run --parallel 2 --no-parallel | found 2 with --no-parallel | leave it out",
                "run no-such-directory | expected a directory, or a scenario file | correct the path",
                "run pom.xml | found another file | correct the path",
                "run --results target | found a directory | name a file",
                "run --deviations no-such.yaml | expected a readable file, or none, found nothing | correct the path",
                "run --adapter no-such.yaml | expected a readable file, found nothing | correct the path",
                "reproduce parallel-merge-gap | missing required option: '--runner=ID' | --help",
                "reproduce upgraded-from-every-release --runner set-runner --case fersh | 'fersh' | did you mean 'fresh'?",
                "reproduce parallel-merge-gap --runner set-runner --case x | found 'x' | leave --case out",
                "tools install nothing | no runner is named 'nothing' | did you mean",
                "list | scenarios, rules or runners is missing | --help",
                "explain | missing required parameter: 'ID' | --help",
                "explain AMR-999 | expected the id of a rule, found 'AMR-999' | did you mean 'AMR-",
                "explain paralel-merge-gap | 'paralel-merge-gap' | did you mean 'parallel-merge-gap'?",
                "tools | list or install is missing | --help",
                "validate | missing required parameter: 'PATH' | --help"
            })
    void names_the_mistake_and_what_to_do(String line, String found, String next) {
        Answer answer = Answer.to(line.split(" "));

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains(found, next).doesNotContain("\tat ", "secret");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void shows_the_commands_to_somebody_who_names_none() {
        Answer answer = Answer.to();

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("a command is missing", "reproduce", "validate", "Exit status:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "reproduce",
                "list",
                "list scenarios",
                "list rules",
                "list runners",
                "explain",
                "validate",
                "tools",
                "tools list",
                "tools install",
                "adapter",
                "adapter init",
                "adapter check"
            })
    void has_help_with_examples_for_every_command(String command) {
        Answer answer = Answer.to((command + " --help").strip().split(" "));

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).contains("Usage: ", "./assay " + command, "Example");
    }

    @Test
    void tells_its_version() {
        assertThat(Answer.to("--version").out()).startsWith("assay ").contains("\nJava ", "\nPostgreSQL ");
    }

    @Test
    void has_a_description_for_every_option() {
        assertThat(everyCommand(Assay.commandLine(screen())))
                .allSatisfy(command -> assertThat(command.getCommandSpec().options())
                        .allSatisfy(option -> assertThat(option.description()).isNotEmpty()));
    }

    @Test
    void lists_the_scenarios_of_the_catalogue() {
        Answer answer = Answer.to("list", "scenarios");

        assertThat(answer.status()).isZero();
        assertThat(answer.out())
                .contains("parallel-merge\n", "  silent  parallel-merge-gap  A lower version that lands after")
                .containsPattern("[0-9]+ scenarios, [0-9]+ cases");
    }

    @Test
    void lists_the_runners_and_whether_they_are_there() {
        Answer answer = Answer.to("list", "runners");

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).contains("golang-migrate", "set-runner", "  can: deploy, adopt");
    }

    @Test
    void has_nothing_to_install_for_the_runner_of_its_own() {
        Answer answer = Answer.to("tools", "install", "set-runner");

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).isEqualTo("set-runner needs no installation\n");
    }

    private static Screen screen() {
        java.io.PrintWriter nowhere = new java.io.PrintWriter(java.io.Writer.nullWriter());
        return new Screen(java.io.InputStream.nullInputStream(), nowhere, nowhere, Terminal.NONE);
    }

    private static List<CommandLine> everyCommand(CommandLine root) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(root),
                        root.getSubcommands().values().stream().flatMap(command -> everyCommand(command).stream()))
                .toList();
    }
}
