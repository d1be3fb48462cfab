package dev.assay.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Release;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class RunnerProcessTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private RunnerProcess sh(String script) throws IOException {
        return start(command(script, Map.of(), Set.of(), Set.of(0)));
    }

    private RunnerCommand command(String script, Map<String, String> variables, Set<String> secrets, Set<Integer> ok) {
        return new RunnerCommand(List.of("/bin/sh", "-c", script), variables, directory, secrets, ok);
    }

    private static RunnerProcess start(RunnerCommand command) throws IOException {
        return RunnerProcess.start(command);
    }

    @Nested
    class Ends {

        @Test
        void exit_code_zero_is_success() throws Exception {
            assertThat(sh("echo done").await(BOUND)).isEqualTo(new Outcome(Ending.SUCCEEDED, 0, "done\n"));
        }

        @Test
        void another_exit_code_is_failure_and_is_kept() throws Exception {
            assertThat(sh("echo no >&2; exit 7").await(BOUND)).isEqualTo(new Outcome(Ending.FAILED, 7, "no\n"));
        }

        @Test
        void the_command_says_which_exit_codes_mean_success() throws Exception {
            Outcome outcome =
                    start(command("exit 7", Map.of(), Set.of(), Set.of(7))).await(BOUND);
            assertThat(outcome).isEqualTo(new Outcome(Ending.SUCCEEDED, 7, ""));
            assertThat(start(command("exit 0", Map.of(), Set.of(), Set.of(7)))
                            .await(BOUND)
                            .ending())
                    .isEqualTo(Ending.FAILED);
        }

        @Test
        void a_crash_by_a_signal_of_its_own_is_failure() throws Exception {
            Outcome outcome = sh("kill -SEGV $$").await(BOUND);
            assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
            assertThat(outcome.exitCode()).isEqualTo(128 + 11);
        }

        @Test
        void a_sigkill_that_assay_did_not_send_is_failure_and_not_killed() throws Exception {
            assertThat(sh("kill -KILL $$").await(BOUND).ending()).isEqualTo(Ending.FAILED);
        }

        @Test
        void asking_twice_gives_the_same_outcome() throws Exception {
            RunnerProcess process = sh("echo once");
            Outcome first = process.await(BOUND);
            assertThat(process.await(Duration.ZERO)).isSameAs(first);
            assertThat(process.hasEnded()).isTrue();
        }

        @Test
        void a_program_that_is_not_there_is_named() {
            RunnerCommand command =
                    new RunnerCommand(List.of("/nowhere/migrate", "-s3cret"), Map.of(), directory, Set.of(), Set.of(0));
            assertThatThrownBy(() -> start(command))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot start /nowhere/migrate in " + directory + ": ");
        }
    }

    @Nested
    class IsEnded {

        @Test
        void when_the_bound_passes() throws Exception {
            Outcome outcome = sh("echo waiting; exec sleep 600").await(Duration.ofMillis(300));
            assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(outcome.exitCode()).isEqualTo(-1);
        }

        @Test
        void with_everything_that_it_started() throws Exception {
            RunnerProcess process = sh("mkfifo told; (sleep 601 & echo $! > told; wait) & wait");
            ProcessHandle grandchild = ProcessHandle.of(numberFrom("told")).orElseThrow();
            assertThat(process.await(Duration.ofMillis(100)).ending()).isEqualTo(Ending.TIMED_OUT);
            grandchild.onExit().get(10, TimeUnit.SECONDS);
            assertThat(grandchild.isAlive()).isFalse();
        }

        @Test
        void by_kill_even_if_it_ignores_polite_signals() throws Exception {
            RunnerProcess process = sh("trap '' TERM INT HUP; mkfifo told; (sleep 602 & echo $! > told; wait); wait");
            ProcessHandle grandchild = ProcessHandle.of(numberFrom("told")).orElseThrow();
            process.kill();
            Outcome outcome = process.await(BOUND);
            assertThat(outcome.ending()).isEqualTo(Ending.KILLED);
            assertThat(outcome.exitCode()).isEqualTo(-1);
            grandchild.onExit().get(10, TimeUnit.SECONDS);
        }

        @Test
        void by_kill_while_another_thread_waits_for_it() throws Exception {
            RunnerProcess process = sh("mkfifo told; echo $$ > told; exec sleep 603");
            numberFrom("told");
            Thread killer = new Thread(process::kill);
            killer.start();
            assertThat(process.await(BOUND).ending()).isEqualTo(Ending.KILLED);
            killer.join();
        }

        @Test
        void not_by_a_kill_that_comes_too_late() throws Exception {
            RunnerProcess process = sh("exit 3");
            process.await(BOUND);
            process.kill();
            assertThat(process.await(BOUND)).isEqualTo(new Outcome(Ending.FAILED, 3, ""));
        }

        private long numberFrom(String fifo) throws IOException {
            while (!Files.exists(directory.resolve(fifo))) {
                Thread.onSpinWait();
            }
            try (BufferedReader reader = Files.newBufferedReader(directory.resolve(fifo))) {
                return Long.parseLong(reader.readLine().strip());
            }
        }
    }

    @Nested
    class Prints {

        @Test
        void a_megabyte_and_is_neither_blocked_nor_kept_whole() throws Exception {
            Outcome outcome = sh("echo first; yes 0123456789abcde | head -c 1048576; echo last")
                    .await(BOUND);
            assertThat(outcome.ending()).isEqualTo(Ending.SUCCEEDED);
            assertThat(outcome.output())
                    .startsWith("first\n0123456789abcde\n")
                    .contains("... " + (1048576 + 11 - 2 * BoundedOutput.KEPT) + " characters left out ...")
                    .endsWith("last\n")
                    .hasSizeLessThan(3 * BoundedOutput.KEPT);
        }

        @Test
        void without_end_and_is_still_ended_at_the_bound() throws Exception {
            Outcome outcome = sh("exec yes endless").await(Duration.ofMillis(500));
            assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(outcome.output()).contains("characters left out").hasSizeLessThan(3 * BoundedOutput.KEPT);
        }

        @Test
        @Timeout(15)
        void by_a_child_that_it_left_behind_and_does_not_hold_assay_up() throws Exception {
            Outcome outcome = sh("sleep 20 & echo $!").await(BOUND);
            assertThat(outcome.ending()).isEqualTo(Ending.SUCCEEDED);
            ProcessHandle.of(Long.parseLong(outcome.output().lines().findFirst().orElseThrow()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }

        @Test
        void bytes_that_are_no_text_without_harm() throws Exception {
            assertThat(sh("printf 'a\\377b\\n'").await(BOUND).output()).isEqualTo("a\uFFFDb\n");
        }

        @Test
        void no_password_however_it_is_written() throws Exception {
            String script =
                    "printf 'plain p@ss/w\"rd encoded p%%40ss%%2fw%%22rd mixed p@ss%%2Fw\"rd quoted p@ss/w\\\\\"rd'";
            Outcome outcome = start(command(script, Map.of(), Set.of("p@ss/w\"rd"), Set.of(0)))
                    .await(BOUND);
            assertThat(outcome.output())
                    .isEqualTo("plain [redacted] encoded [redacted] mixed [redacted] quoted [redacted]");
        }
    }

    @Nested
    class Sees {

        @Test
        void only_the_path_a_home_and_what_the_command_gives() throws Exception {
            Outcome outcome = start(command("env", Map.of("PGOPTIONS", "-c x=y"), Set.of(), Set.of(0)))
                    .await(BOUND);
            Set<String> names = outcome.output()
                    .lines()
                    .map(line -> line.substring(0, line.indexOf('=')))
                    // The shell itself sets these.
                    .filter(name -> !Set.of("PWD", "SHLVL", "_", "OLDPWD").contains(name))
                    .collect(Collectors.toSet());
            assertThat(names).containsExactlyInAnyOrder("PATH", "HOME", "PGOPTIONS");
            assertThat(outcome.output()).contains("HOME=" + directory, "PGOPTIONS=-c x=y");
        }

        @Test
        void its_directory_as_the_working_directory() throws Exception {
            assertThat(sh("pwd -P").await(BOUND).output().strip())
                    .isEqualTo(directory.toRealPath().toString());
        }

        @Test
        void the_end_of_the_input_at_once() throws Exception {
            assertThat(sh("read answer || echo nobody answers").await(BOUND).output())
                    .isEqualTo("nobody answers\n");
        }
    }

    @Test
    void a_command_of_an_order_runs_in_its_directory_and_hides_its_password() {
        Order order = new Order(
                Action.DEPLOY,
                new Release(List.of()),
                new Endpoint("127.0.0.1", 1, "d", "u", "hidden"),
                directory,
                true);
        RunnerCommand command = RunnerCommand.of(order, List.of("migrate", "hidden"), Map.of());
        assertThat(command.directory()).isEqualTo(directory);
        assertThat(command.secrets()).containsExactly("hidden");
        assertThat(command.toString()).isEqualTo("migrate in " + directory);
    }

    @Test
    void a_command_without_a_program_is_refused() {
        assertThatThrownBy(() -> new RunnerCommand(List.of(), Map.of(), directory, Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
