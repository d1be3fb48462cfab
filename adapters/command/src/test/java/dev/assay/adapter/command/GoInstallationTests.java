package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.adapter.Availability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Installs by a script that stands in for Go; {@link GolangMigrateTests} installs by the real one. */
@DisabledOnOs(OS.WINDOWS)
class GoInstallationTests {

    private static final String NEW_ENOUGH = "go1.24.3\\nlocal\\n";
    private static final String MAKES_PROGRAM =
            "printf '#!/bin/sh\\necho 1.2.0\\n' > \"$GOBIN/run\"; chmod +x \"$GOBIN/run\"";

    @TempDir
    Path directory;

    private final List<String> said = new ArrayList<>();

    private CommandAdapter adapter() throws IOException {
        return new CommandAdapter(
                new DescriptorSource(
                        DescriptorParser.parse("good.yaml", DescriptorMistakesTests.resource("good.yaml")),
                        List.of(),
                        directory,
                        ""),
                directory.resolve(".tools"),
                Map.of("PATH", directory.resolve("bin") + ":/usr/bin:/bin", "GOFLAGS", "-mod=mod"));
    }

    private void go(String answer, String install) throws IOException {
        ShellTools.script(
                directory.resolve("bin/go"),
                "if [ \"$1\" = env ]; then printf '" + answer + "'; exit; fi\necho \"$@\" > \"" + directory
                        + "/asked\"\necho \"$GOFLAGS $CGO_ENABLED\" >> \"" + directory + "/asked\"\n" + install);
    }

    private List<String> inTools() throws IOException {
        Path parent = directory.resolve(".tools/my-runner");
        if (!Files.exists(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(Path::getFileName).map(Path::toString).toList();
        }
    }

    @Test
    void go_is_asked_for_the_pinned_version_with_the_users_settings() throws Exception {
        go(NEW_ENOUGH, MAKES_PROGRAM);
        adapter().install(said::add);
        assertThat(directory.resolve("asked"))
                .hasContent("install -tags postgres example.org/my/runner/cmd/run@v1.2.0\n-mod=mod 0");
        assertThat(adapter().availability()).isEqualTo(new Availability.Available("1.2.0"));
        assertThat(inTools()).containsExactly("1.2.0");
        assertThat(said).last().isEqualTo("my-runner: installed in " + directory.resolve(".tools/my-runner/1.2.0"));
    }

    @Test
    void a_second_installation_takes_the_place_of_the_first() throws Exception {
        go(NEW_ENOUGH, MAKES_PROGRAM);
        adapter().install(said::add);
        go(NEW_ENOUGH, MAKES_PROGRAM.replace("1.2.0", "1.2.0-rebuilt"));
        adapter().install(said::add);
        assertThat(adapter().availability()).isEqualTo(new Availability.Available("1.2.0-rebuilt"));
        assertThat(inTools()).containsExactly("1.2.0");
    }

    @Test
    void a_tool_that_is_not_there_is_told_with_the_command_that_installs_it() throws Exception {
        assertThat(adapter().availability())
                .isEqualTo(new Availability.NotAvailable(
                        "My runner 1.2.0 is not installed: no program 'run' in "
                                + directory.resolve(".tools/my-runner/1.2.0"),
                        "./assay tools install my-runner"));
    }

    @Test
    void without_go_it_says_what_to_install() throws Exception {
        CommandAdapter adapter = new CommandAdapter(
                new DescriptorSource(
                        DescriptorParser.parse("good.yaml", DescriptorMistakesTests.resource("good.yaml")),
                        List.of(),
                        directory,
                        ""),
                directory.resolve(".tools"),
                Map.of("PATH", directory.resolve("empty").toString()));
        assertThatThrownBy(() -> adapter.install(said::add))
                .isInstanceOf(IOException.class)
                .hasMessage("my-runner is built from its Go module and needs Go 1.24 or newer, but there is no 'go' on"
                        + " the PATH; install Go from your system's packages or from its project's page, put its"
                        + " programs on the PATH, then run './assay tools install my-runner'");
        assertThat(inTools()).isEmpty();
    }

    @Test
    void a_go_that_is_too_old_is_refused() throws Exception {
        for (String old : List.of("go1.19.8\\n\\n", "go1.23.1\\nlocal\\n")) {
            go(old, MAKES_PROGRAM);
            assertThatThrownBy(() -> adapter().install(said::add))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("needs Go 1.24 or newer, but " + directory.resolve("bin/go") + " is Go 1.");
        }
        assertThat(inTools()).isEmpty();
    }

    @Test
    void a_go_that_is_too_old_and_fetches_a_newer_one_itself_is_taken() throws Exception {
        go("go1.23.1\\nauto\\n", MAKES_PROGRAM);
        adapter().install(said::add);
        assertThat(adapter().availability()).isInstanceOf(Availability.Available.class);
    }

    @Test
    void a_go_that_answers_something_else_is_refused_with_its_answer() throws Exception {
        go("command not understood\\n", MAKES_PROGRAM);
        assertThatThrownBy(() -> adapter().install(said::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("env GOVERSION' answers 'command not understood'; install Go");
    }

    @Test
    void an_installation_that_fails_shows_why_and_leaves_nothing() throws Exception {
        go(NEW_ENOUGH, MAKES_PROGRAM + "; echo no route to the module proxy; exit 1");
        assertThatThrownBy(() -> adapter().install(said::add))
                .isInstanceOf(IOException.class)
                .hasMessage("my-runner: 'go install' of example.org/my/runner/cmd/run@v1.2.0 ended with FAILED (exit"
                        + " code 1):%nno route to the module proxy".formatted());
        assertThat(inTools()).isEmpty();
        assertThat(adapter().availability()).isInstanceOf(Availability.NotAvailable.class);
    }

    @Test
    void an_installation_that_makes_another_program_is_refused() throws Exception {
        go(NEW_ENOUGH, "touch \"$GOBIN/other\"");
        assertThatThrownBy(() -> adapter().install(said::add))
                .isInstanceOf(IOException.class)
                .hasMessage("my-runner: the installation succeeded, but made no program 'run'; correct 'binary' in"
                        + " good.yaml");
        assertThat(inTools()).isEmpty();
    }

    @Test
    void a_failed_second_installation_leaves_the_first_one_in_place() throws Exception {
        go(NEW_ENOUGH, MAKES_PROGRAM);
        adapter().install(said::add);
        go(NEW_ENOUGH, "exit 1");
        assertThatThrownBy(() -> adapter().install(said::add)).isInstanceOf(IOException.class);
        assertThat(adapter().availability()).isEqualTo(new Availability.Available("1.2.0"));
    }
}
