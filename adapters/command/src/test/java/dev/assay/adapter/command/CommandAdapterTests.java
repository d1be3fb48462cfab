package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CommandAdapterTests {

    private static final String COMMANDS = """
            {deploy: ["{binary}", deploy, "{migrations}", "{database-url}", "{to}", "{steps}"],
            rollback: ["{binary}", rollback, "{to}", "{steps}"], rollback-to-none: ["{binary}", down, -all]}""";
    private static final String MORE =
            "environment: {PGHOST: '{host}', PGPORT: '{port}', PGUSER: '{user}', PGDATABASE: '{database}'}";

    @TempDir
    Path directory;

    private CommandAdapter adapter(String binary) {
        return new CommandAdapter(
                new DescriptorSource(
                        DescriptorParser.parse("own.yaml", ShellTools.descriptor(binary, COMMANDS, MORE)),
                        List.of(),
                        directory,
                        ""),
                directory.resolve(".tools"),
                Map.of("PATH", directory.resolve("path").toString()));
    }

    private CommandAdapter withScript(String body) throws IOException {
        ShellTools.script(directory.resolve("own-runner"), body);
        return adapter("./own-runner");
    }

    @Nested
    class Starts {

        private Outcome run(Action action, Release release) throws Exception {
            CommandAdapter adapter =
                    withScript("printf '%s\\n' \"$@\"; env | grep ^PG | sort; cat \"$2\"/* 2>/dev/null");
            Endpoint database = new Endpoint("127.0.0.1", 5433, "d b", "u@x", "p/w");
            Running running = adapter.start(
                    new Order(action, release, database, Files.createDirectories(directory.resolve("run")), true));
            return running.await(Duration.ofSeconds(30));
        }

        @Test
        void a_deploy_with_the_files_the_url_and_the_variables() throws Exception {
            Outcome outcome = run(Action.DEPLOY, Stories.tables(7));
            assertThat(outcome.output().lines())
                    .containsExactly(
                            "deploy",
                            directory.resolve("run/migrations").toString(),
                            "postgresql://u%40x:[redacted]@127.0.0.1:5433/d%20b?sslmode=disable",
                            "7",
                            "0",
                            "PGDATABASE=d b",
                            "PGHOST=127.0.0.1",
                            "PGPORT=5433",
                            "PGUSER=u@x",
                            "CREATE TABLE t7 (id bigint PRIMARY KEY)");
        }

        @Test
        void an_undoing_with_the_target_and_the_number_of_versions_above_it() throws Exception {
            assertThat(run(Action.rollback(2), Stories.tables(1, 2, 5, 9)).output())
                    .startsWith("rollback\n2\n2\n");
        }

        @Test
        void an_undoing_of_everything_by_the_command_for_that() throws Exception {
            assertThat(run(Action.rollback(0), Stories.tables(1)).output()).startsWith("down\n-all\n");
        }

        @Test
        void nothing_to_recover_where_the_runner_has_no_command_for_it() throws Exception {
            assertThat(run(Action.recover(0), Stories.tables(1)))
                    .isEqualTo(new Outcome(Ending.SUCCEEDED, 0, "Own runner needs no command to recover"));
        }

        @Test
        void nothing_that_it_has_no_command_for() {
            assertThatThrownBy(() -> run(Action.ADOPT, Stories.tables(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("own.yaml has no command 'commands.adopt', so it cannot be told to adopt; expected only"
                            + " orders for the capabilities that the descriptor lists");
        }

        @Test
        void nothing_without_its_program() {
            Order order = new Order(
                    Action.DEPLOY, Stories.tables(1), new Endpoint("127.0.0.1", 1, "d", "u", "p"), directory, true);
            assertThatThrownBy(() -> adapter("nowhere").start(order))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Own runner is not there: no program 'nowhere' on the PATH; install it, or correct"
                            + " 'binary' in own.yaml");
        }
    }

    @Nested
    class IsAvailable {

        @Test
        void with_the_version_that_the_program_tells() throws Exception {
            assertThat(withScript("echo own-runner version v2.3.4-rc1 build 9").availability())
                    .isEqualTo(new Availability.Available("2.3.4-rc1"));
            assertThat(withScript("echo dev").availability()).isEqualTo(new Availability.Available("dev"));
        }

        @Test
        void without_a_version_where_it_prints_something_else() throws Exception {
            assertThat(withScript("echo 'usage: own-runner [-h] COMMAND'").availability())
                    .isEqualTo(new Availability.Available("unknown"));
            assertThat(withScript("true").availability()).isEqualTo(new Availability.Available("unknown"));
            assertThat(withScript("echo version 12").availability())
                    .isEqualTo(new Availability.Available("version 12"));
        }

        @Test
        void from_the_path() throws Exception {
            ShellTools.script(directory.resolve("path/own-runner"), "echo 1.0");
            assertThat(adapter("own-runner").availability()).isEqualTo(new Availability.Available("1.0"));
        }

        @Test
        void not_without_its_file() {
            assertThat(adapter("./own-runner").availability())
                    .isEqualTo(new Availability.NotAvailable(
                            "Own runner is not there: no program " + directory.resolve("own-runner"),
                            "install it, or correct 'binary' in own.yaml"));
        }

        @Test
        void not_if_the_program_fails() throws Exception {
            assertThat(withScript("echo broken library; exit 127").availability())
                    .isEqualTo(new Availability.NotAvailable(
                            "Own runner does not tell its version: it ended with FAILED (exit code 127) and printed"
                                    + " 'broken library'",
                            "make it run, or correct 'version-command' in own.yaml"));
        }

        @Test
        void not_if_the_program_cannot_be_started() throws Exception {
            Files.writeString(ShellTools.script(directory.resolve("own-runner"), ""), "#!/nowhere/interpreter\n");
            assertThat(adapter("./own-runner").availability())
                    .isInstanceOfSatisfying(
                            Availability.NotAvailable.class,
                            answer -> assertThat(answer.reason())
                                    .startsWith("cannot start ")
                                    .contains("own-runner"));
        }
    }

    @Test
    void a_program_of_the_user_is_not_installed() throws Exception {
        assertThatThrownBy(() -> adapter("./own-runner").install(line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("own has no 'install' in own.yaml, so Assay cannot install it: install it, or correct"
                        + " 'binary' in own.yaml");
    }
}
