package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramDescriptorTests {

    private static final String GOOD = """
            id: own
            title: Own runner
            version: 1.0.0
            homepage: https://example.org/own
            issues: https://example.org/own/issues
            license: MIT
            program: [python3, adapter.py]
            """;

    private static List<String> problems(String text) {
        InputException refused =
                catchThrowableOfType(InputException.class, () -> DescriptorParser.parse("my.yaml", text));
        assertThat(refused).as("the descriptor should be refused").isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void needs_nothing_about_command_lines() {
        assertThat(DescriptorParser.parse("my.yaml", GOOD).program()).isPresent();
    }

    @Test
    void has_nothing_about_them_either() {
        assertThat(problems(GOOD + "capabilities: [down]\nbinary: own\n"))
                .containsExactly(
                        "my.yaml:8:15: found 'capabilities' beside 'program'; expected one of the two (a program is asked"
                                + " for everything in messages, and says in its hand-shake what it can); take"
                                + " 'capabilities' out; docs/adapter-protocol.md has the messages",
                        "my.yaml:9:9: found 'binary' beside 'program'; expected one of the two (a program is asked for"
                                + " everything in messages, and says in its hand-shake what it can); take 'binary' out;"
                                + " docs/adapter-protocol.md has the messages");
    }

    @Test
    void names_the_program_as_a_list() {
        assertThat(problems(GOOD.replace("[python3, adapter.py]", "python3 adapter.py")))
                .containsExactly("my.yaml:7:10: found 'python3 adapter.py'; expected a list of arguments for 'program'"
                        + " (the descriptor language); write for instance [python3, adapter.py]; no shell splits a line"
                        + " here");
    }

    @Test
    void has_no_placeholder_in_arguments_and_variables_but_parameters() {
        assertThat(problems(GOOD.replace("adapter.py", "\"{database-url}\"")))
                .singleElement()
                .asString()
                .startsWith("my.yaml:7:20: found the placeholder {database-url}; expected ");
        assertThat(problems(GOOD + "environment: {PGHOST: \"{host}\"}\n")).hasSize(1);
        assertThat(DescriptorParser.parse(
                                "my.yaml",
                                GOOD.replace("adapter.py", "adapter.py, \"{mode}\"") + "parameters: {mode: fast}\n")
                        .program())
                .isPresent();
    }
}
