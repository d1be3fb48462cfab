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
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Installs by scripts that stand in for the package managers. */
@DisabledOnOs(OS.WINDOWS)
class InstallationTests {

    private static final String PROGRAM = "printf '#!/bin/sh\\necho run 1.2.0\\n' > \"$p\"; chmod +x \"$p\"";

    @TempDir
    Path directory;

    private final List<String> said = new ArrayList<>();

    private Path home() {
        return directory.resolve(".tools/my-runner/1.2.0");
    }

    private CommandAdapter adapter(String install) throws IOException {
        String good = DescriptorMistakesTests.resource("good.yaml");
        String text = good.substring(0, good.indexOf("install:\n")) + "install:\n" + install.indent(2)
                + good.substring(good.indexOf("binary:"));
        return new CommandAdapter(
                new DescriptorSource(
                        DescriptorParser.parse("good.yaml", text, name -> Optional.of("class Main {}")),
                        List.of(),
                        directory,
                        ""),
                directory.resolve(".tools"),
                Map.of("PATH", directory.resolve("bin") + ":/usr/bin:/bin"));
    }

    /** A program that tells its version, and otherwise writes down what it was asked and does something. */
    private void program(String name, String version, String body) throws IOException {
        ShellTools.script(
                directory.resolve("bin/" + name),
                "if [ \"$1\" = --version ]; then echo '" + version + "'; exit; fi\necho \"" + name + " $@\" >> \""
                        + directory + "/asked\"\n" + body);
    }

    private String asked() throws IOException {
        return Files.readString(directory.resolve("asked"));
    }

    private void installs(CommandAdapter adapter) throws Exception {
        adapter.install(said::add);
        assertThat(adapter.availability()).isEqualTo(new Availability.Available("1.2.0"));
        assertThat(said).last().isEqualTo("my-runner: installed in " + home());
    }

    private void refuses(CommandAdapter adapter, String message) throws Exception {
        assertThatThrownBy(() -> adapter.install(said::add))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
        assertThat(adapter.availability()).isInstanceOf(Availability.NotAvailable.class);
        assertThat(home()).doesNotExist();
    }

    @Nested
    class FromNpm {

        private static final String INSTALL = "npm: {packages: [my-runner@1.2.0, pg@8.16.3], minimum: '20'}";

        private void npm(String body) throws IOException {
            program("node", "v20.20.2", "");
            program("npm", "10.0.0", body);
        }

        @Test
        void the_pinned_packages_are_installed_below_its_directory() throws Exception {
            npm("mkdir -p \"$3/node_modules/.bin\"; p=\"$3/node_modules/.bin/run\"; " + PROGRAM);
            installs(adapter(INSTALL));
            assertThat(asked())
                    .startsWith("npm install --prefix " + directory)
                    .endsWith(" --no-audit --no-fund --save-exact my-runner@1.2.0 pg@8.16.3\n");
        }

        @Test
        void a_failure_shows_what_npm_said_and_leaves_nothing() throws Exception {
            npm("echo 'E404 not in this registry'; exit 1");
            refuses(
                    adapter(INSTALL),
                    "my-runner: 'npm install' of my-runner@1.2.0 pg@8.16.3 ended with FAILED (exit code 1):%nE404 not in this registry"
                            .formatted());
        }

        @Test
        void a_node_that_is_too_old_is_refused() throws Exception {
            npm("");
            program("node", "v18.1.0", "");
            refuses(
                    adapter(INSTALL),
                    "my-runner comes from the npm registry and needs Node.js 20.0 or newer, but "
                            + directory.resolve("bin/node")
                            + " is Node.js 18.1; install Node.js from your system's packages or from its project's page,"
                            + " put its programs on the PATH, then run './assay tools install my-runner'");
        }
    }

    @Nested
    class FromThePythonPackageIndex {

        private static final String INSTALL = "python: {packages: [my-runner==1.2.0], minimum: '3.9'}";
        private static final String MAKES_ENVIRONMENT =
                "mkdir -p \"$3/bin\"; cp \"$0\" \"$3/bin/python\"; p=\"$3/bin/run\"; " + PROGRAM;

        @Test
        void the_pinned_packages_are_installed_into_a_virtual_environment() throws Exception {
            program("python3", "Python 3.11.7", "[ \"$2\" = pip ] || { " + MAKES_ENVIRONMENT + "; }");
            installs(adapter(INSTALL));
            assertThat(asked())
                    .isEqualTo("python3 -m venv %s/venv%npython3 -m pip install --no-input --disable-pip-version-check"
                                    .formatted(home())
                            + " --quiet my-runner==1.2.0\n");
        }

        @Test
        void a_failure_after_the_environment_was_made_leaves_nothing() throws Exception {
            program("python3", "Python 3.11.7", "[ \"$2\" = pip ] && exit 1; " + MAKES_ENVIRONMENT);
            refuses(
                    adapter(INSTALL),
                    "my-runner: 'pip install' of my-runner==1.2.0 ended with FAILED (exit code 1):%n".formatted());
        }

        @Test
        void an_environment_that_was_left_half_done_is_not_taken_for_a_whole_one() throws Exception {
            program("python3", "Python 3.11.7", "[ \"$2\" = pip ] || { " + MAKES_ENVIRONMENT + "; }");
            CommandAdapter adapter = adapter(INSTALL);
            ShellTools.script(home().resolve("venv/bin/run"), "echo run 1.2.0");
            assertThat(adapter.availability()).isInstanceOf(Availability.NotAvailable.class);
            installs(adapter);
        }
    }

    @Nested
    class FromCrates {

        private static final String INSTALL =
                "cargo: {crate: my-runner, version: 1.2.0, minimum: '1.80', features: [postgres, rustls]}";

        @Test
        void the_pinned_crate_is_built_with_its_locked_dependencies() throws Exception {
            program("cargo", "cargo 1.95.0 (f2d3ce0bd 2026-03-21)", "mkdir \"$7/bin\"; p=\"$7/bin/run\"; " + PROGRAM);
            installs(adapter(INSTALL));
            assertThat(asked())
                    .startsWith("cargo install my-runner --version 1.2.0 --locked --root ")
                    .endsWith(" --no-default-features --features postgres,rustls\n");
        }

        @Test
        void without_cargo_it_says_what_to_install() throws Exception {
            CommandAdapter adapter = new CommandAdapter(
                    new DescriptorSource(DescriptorParser.parse("good.yaml", text()), List.of(), directory, ""),
                    directory.resolve(".tools"),
                    Map.of("PATH", directory.resolve("empty").toString()));
            refuses(
                    adapter,
                    "my-runner is built from its crate and needs Rust 1.80 or newer, but there is no 'cargo' on the PATH;"
                            + " install Rust from your system's packages or from its project's page, put its programs on"
                            + " the PATH, then run './assay tools install my-runner'");
        }

        private String text() throws IOException {
            String good = DescriptorMistakesTests.resource("good.yaml");
            return good.substring(0, good.indexOf("install:\n")) + "install:\n  " + INSTALL + "\n"
                    + good.substring(good.indexOf("binary:"));
        }
    }

    @Nested
    class FromAMavenRepository {

        private static final String INSTALL = "maven: {artifacts: [org.example:runner:1.2.0], main: org.example.Main}";

        @Test
        void the_artifacts_are_named_in_a_project_and_copied_by_maven() throws Exception {
            program(
                    "mvn",
                    "\033[1mApache Maven 3.8.7\033[m",
                    "cp \"$4\" \"" + directory + "/project\"; mkdir \"${7#*=}\"");
            adapter(INSTALL).install(said::add);
            assertThat(asked()).contains(":copy-dependencies -DincludeScope=runtime -DoutputDirectory=" + directory);
            assertThat(directory.resolve("project"))
                    .content()
                    .contains("<dependency><groupId>org.example</groupId><artifactId>runner</artifactId>"
                            + "<version>1.2.0</version></dependency>");
            assertThat(said).first().isEqualTo("my-runner: found Maven 3.8 at " + directory.resolve("bin/mvn"));
        }

        @Test
        void the_tool_runs_in_the_java_of_assay() throws Exception {
            Files.createDirectories(home().resolve("lib"));
            Files.createDirectories(home().resolve("classes"));
            assertThat(adapter(INSTALL).availability())
                    .isInstanceOfSatisfying(
                            Availability.NotAvailable.class,
                            answer -> assertThat(answer.reason()).contains("org.example.Main"));
        }
    }
}
