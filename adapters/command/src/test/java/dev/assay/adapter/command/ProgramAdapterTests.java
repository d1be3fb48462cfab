package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.adapter.AdapterContractException;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Fingerprint;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.digest.Sha256;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Capability;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ProgramAdapterTests {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Endpoint DATABASE = new Endpoint("127.0.0.1", 5433, "d b", "u@x", "se cret");
    private static final String GREETING =
            "{\"protocol\":1,\"version\":\"2.1\",\"capabilities\":[\"down\"],\"relations\":[\"public.own\"]}";
    private static final String RULE =
            " (an adapter that breaks the protocol is in error, and nothing is said of its runner); correct the program;"
                    + " docs/adapter-protocol.md has every message";

    @TempDir
    Path directory;

    private Path home;

    @BeforeEach
    void home() throws IOException {
        home = Files.createDirectories(directory.resolve("home"));
    }

    /** A program in shell that greets, and answers everything else as it is told to. */
    private ProgramAdapter adapter(String greeting, String otherwise) throws IOException {
        ShellTools.script(directory.resolve("adapter"), """
                while read -r line; do
                  printf '%%s\\n' "$line" >> heard
                  case $line in
                    *'"start"'*) %s ;;
                    *'"stop"'*) exit 0 ;;
                    *) %s ;;
                  esac
                done""".formatted(greeting, otherwise));
        String text = """
                id: own
                title: Own runner
                version: 1.0.0
                homepage: https://example.org/own
                issues: https://example.org/own/issues
                license: MIT
                program: [./adapter, "{options}"]
                environment: {OWN_SETTING: some}
                parameters: {options: [-v, x y]}
                """;
        return new ProgramAdapter(
                new DescriptorSource(DescriptorParser.parse("own.yaml", text), List.of(), directory, "digest"),
                System.getenv());
    }

    private ProgramAdapter polite(String otherwise) throws IOException {
        return adapter("echo '" + GREETING + "'", otherwise);
    }

    private Running start(ProgramAdapter adapter, Action action) throws IOException {
        return adapter.start(new Order(action, Stories.tables(7), DATABASE, home, false));
    }

    private Outcome run(ProgramAdapter adapter, Action action) throws IOException, InterruptedException {
        return start(adapter, action).await(BOUND);
    }

    @Nested
    class Asks {

        @Test
        void for_version_capabilities_and_relations_in_the_hand_shake() throws Exception {
            ProgramAdapter adapter = polite("exit 1");

            assertThat(adapter.availability()).isEqualTo(new Availability.Available("2.1"));
            assertThat(adapter.capabilities()).isEqualTo(Set.of(Capability.DOWN));
            assertThat(adapter.tracker().relations()).containsExactly("public.own");
        }

        @Test
        void a_deploy_with_everything_that_it_needs() throws Exception {
            Outcome outcome = run(
                    polite("echo working >&2; echo '{\"outcome\":\"succeeded\",\"output\":\"applied 7\"}'"),
                    Action.DEPLOY);

            assertThat(outcome).isEqualTo(new Outcome(Ending.SUCCEEDED, 0, "working\napplied 7"));
            assertThat(Files.readAllLines(directory.resolve("heard")))
                    .containsExactly(
                            "{\"request\":\"start\",\"protocol\":1}",
                            "{\"request\":\"deploy\",\"database\":{\"url\":\"postgresql://u%40x:se%20cret@127.0.0.1:5433"
                                    + "/d%20b?sslmode=disable\",\"host\":\"127.0.0.1\",\"port\":5433,\"name\":\"d b\","
                                    + "\"user\":\"u@x\",\"password\":\"se cret\"},\"directory\":\"" + home
                                    + "\",\"migrations\":[{\"version\":7,\"name\":\"m7\",\"up\":\"CREATE TABLE t7 (id"
                                    + " bigint PRIMARY KEY)\",\"transactional\":true,\"deferred\":false,\"down\":\"DROP TABLE t7\"}]}",
                            "{\"request\":\"stop\"}");
        }

        @Test
        void with_arguments_and_variables_of_the_descriptor_and_without_ones_of_assay() throws Exception {
            Outcome outcome = run(
                    polite("printf '%s;' \"$@\" \"$OWN_SETTING\" \"$HOME\" \"$JAVA_HOME\" >&2;"
                            + " echo '{\"outcome\":\"succeeded\"}'"),
                    Action.DEPLOY);

            assertThat(outcome.output()).isEqualTo("-v;x y;some;" + home + ";;");
        }

        @Test
        void for_the_applied_set() throws Exception {
            ProgramAdapter adapter = polite("echo '{\"versions\":[7,3],\"dirty\":9}'");
            AppliedSet applied = adapter.tracker().applied(unusedConnection(), DATABASE, Stories.tables(7));

            assertThat(applied.versions()).containsExactly(3L, 7L);
            assertThat(applied.dirty()).hasValue(9);
        }
    }

    @Nested
    class Takes {

        @Test
        void a_failure_for_what_the_runner_says() throws Exception {
            assertThat(run(polite("echo '{\"outcome\":\"failed\",\"output\":\"no se cret\"}'"), Action.DEPLOY))
                    .isEqualTo(new Outcome(Ending.FAILED, 1, "no [redacted]"));
        }

        @Test
        void an_unsupported_recovery_for_nothing_to_do_and_anything_else_for_a_failure() throws Exception {
            ProgramAdapter adapter = polite("echo '{\"outcome\":\"unsupported\"}'");

            assertThat(run(adapter, Action.recover(0)).succeeded()).isTrue();
            assertThat(run(adapter, Action.ADOPT).succeeded()).isFalse();
        }

        @Test
        void an_end_by_force_for_what_it_is() throws Exception {
            Running running = start(polite("echo $$ > pid; exec sleep 600"), Action.DEPLOY);
            Await.until("the deploy to begin", BOUND, () -> Files.exists(directory.resolve("pid")));
            running.kill();

            assertThat(running.await(BOUND)).isEqualTo(new Outcome(Ending.KILLED, -1, ""));
            assertThat(running.hasEnded()).isTrue();
        }

        @Test
        void a_deploy_that_does_not_end_for_one_and_ends_the_program() throws Exception {
            Running running = start(polite("echo $$ > pid; exec sleep 600"), Action.DEPLOY);
            Await.until(
                    "the deploy to begin",
                    BOUND,
                    () -> Files.exists(directory.resolve("pid"))
                            && !Files.readString(directory.resolve("pid")).isBlank());

            assertThat(running.await(Duration.ofMillis(1)).ending()).isEqualTo(Ending.TIMED_OUT);
            long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Nested
    class Calls_an_error {

        private void error(String otherwise, String message) throws IOException {
            ProgramAdapter adapter = polite(otherwise);
            assertThatThrownBy(() -> run(adapter, Action.DEPLOY))
                    .isInstanceOf(AdapterContractException.class)
                    .hasMessage("the program of own.yaml, standard output:" + message + RULE);
        }

        private static String expected(String request, String kind) {
            return "; expected one line that is a reply to '" + request
                    + "', as protocol.schema.json has it under $defs/" + kind;
        }

        @Test
        void a_line_that_is_no_json() throws IOException {
            error(
                    "echo 'applied 7, se cret'",
                    "2:1: found 'applied 7, [redacted]', which is not JSON: Unrecognized token 'applied': was expecting"
                            + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
                            + expected("deploy", "order-reply"));
        }

        @Test
        void a_reply_that_the_schema_does_not_know() throws IOException {
            error(
                    "echo '{\"outcome\":\"fine\"}'",
                    "2:1: found '{\"outcome\":\"fine\"}': $.outcome: does not have a value in the enumeration"
                            + " [\"succeeded\", \"failed\", \"unsupported\"]" + expected("deploy", "order-reply"));
        }

        @Test
        void a_program_that_ends_without_a_reply() throws IOException {
            error(
                    "echo 'panic: se cret' >&2; exit 3",
                    "2:1: found its end with exit code 3; on its standard error it said 'panic: [redacted]'"
                            + expected("deploy", "order-reply"));
        }

        @Test
        void a_program_that_does_not_end_well() throws IOException {
            ProgramAdapter adapter = adapter(
                    "echo '" + GREETING + "'; read -r line; echo '{\"outcome\":\"succeeded\"}'; read -r line; exit 4",
                    "true");
            assertThatThrownBy(() -> run(adapter, Action.DEPLOY))
                    .hasMessage(
                            "the program of own.yaml, standard output:3:1: found exit code 4; expected the program to"
                                    + " end with exit code 0 within 10 s of 'stop'" + RULE);
        }

        @Test
        void silence_in_the_hand_shake() throws Exception {
            Running running = start(adapter("exec sleep 600", "true"), Action.DEPLOY);
            assertThatThrownBy(() -> running.await(Duration.ofSeconds(1)))
                    .isInstanceOf(AdapterContractException.class)
                    .hasMessageContaining("found none; expected a reply to 'start' within 1 s");
        }

        @Test
        void an_applied_set_that_is_none() throws Exception {
            ProgramAdapter adapter = polite("echo '{\"versions\":[\"7\"]}'");
            assertThatThrownBy(() -> adapter.tracker().applied(unusedConnection(), DATABASE, Stories.tables(7)))
                    .isInstanceOf(AdapterContractException.class)
                    .hasMessageContaining(
                            "found '{\"versions\":[\"7\"]}': $.versions[0]: string found, integer expected");
        }
    }

    @Nested
    class Is_not_available {

        private Availability.NotAvailable answer(ProgramAdapter adapter) {
            return (Availability.NotAvailable) adapter.availability();
        }

        @Test
        void without_its_program() throws IOException {
            ProgramAdapter adapter = polite("true");
            Files.delete(directory.resolve("adapter"));

            assertThat(answer(adapter))
                    .isEqualTo(new Availability.NotAvailable(
                            "Own runner is not there: no program " + directory.resolve("adapter"),
                            "install it, or correct 'program' in own.yaml"));
            assertThat(adapter.capabilities()).isEmpty();
        }

        @Test
        void where_it_speaks_another_version() throws IOException {
            assertThat(answer(adapter("echo '{\"protocol\":2}'", "true")).reason())
                    .startsWith("the program of own.yaml, standard output:1:1: found '{\"protocol\":2}': ")
                    .contains("$.protocol: must be the constant value '1'");
        }
    }

    /** A scenario that meets it is an error of the adapter: never a pass, and never charged to the runner. */
    @Test
    void its_fingerprint_changes_with_the_program() throws IOException {
        Fingerprint before = polite("exit 1").fingerprint();

        assertThat(before).isEqualTo(new Fingerprint("digest", Sha256.of(List.of(directory.resolve("adapter")))));
        assertThat(polite("exit 2").fingerprint().tool()).isNotEqualTo(before.tool());
    }

    @Test
    void without_its_program_it_has_the_fingerprint_of_its_descriptor_alone() throws IOException {
        ProgramAdapter adapter = polite("exit 1");
        Files.delete(directory.resolve("adapter"));

        assertThat(adapter.fingerprint()).isEqualTo(new Fingerprint("digest", ""));
    }

    @Test
    void a_broken_protocol_is_never_a_finding() throws IOException {
        polite("echo nonsense");
        Path descriptor = Files.writeString(directory.resolve("own.yaml"), """
                id: own
                title: Own runner
                version: 1.0.0
                homepage: https://example.org/own
                issues: https://example.org/own/issues
                license: MIT
                program: [./adapter]
                """);

        Catalogued run = Catalogued.run(descriptor, "own", "parallel-merge");

        assertThat(run.results()).isNotEmpty().allSatisfy(result -> {
            assertThat(result.path("verdict").asText()).isEqualTo("ERROR");
            assertThat(result.path("reason").asText()).contains("found 'nonsense', which is not JSON");
        });
    }

    /** The program is told how to connect; Assay's own connection is not what it is asked through. */
    private static Connection unusedConnection() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("not to be used");
                });
    }
}
