package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTests {

    @TempDir
    private Path directory;

    private Path scenarios;
    private Path results;

    @BeforeEach
    void prepare() throws IOException {
        scenarios = Files.createDirectory(directory.resolve("my scenarios"));
        results = directory.resolve("results.jsonl");
    }

    private Answer run(String... more) {
        return run(Terminal.NONE, more);
    }

    private Answer run(Terminal terminal, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("run", "--runner", "set-runner", "--results", results.toString(), scenarios.toString()));
        arguments.addAll(List.of(more));
        return Answer.to(terminal, arguments.toArray(String[]::new));
    }

    private Path deviations(String scenario, String behaviour) throws IOException {
        return Files.writeString(directory.resolve("deviations.yaml"), """
                deviations:
                  - scenario: %s
                    behaviour: %s
                    reason: It is known.
                    sources: [owner/project#2]
                """.formatted(scenario, behaviour));
    }

    @Nested
    class Ends_with {

        @Test
        void zero_if_everything_is_as_expected() throws IOException {
            ScenarioFiles.sound(scenarios, "sound");

            Answer answer = run();

            assertThat(answer.err()).isEmpty();
            assertThat(answer.status()).isZero();
            assertThat(answer.out())
                    .containsPattern("PostgreSQL .*: .*, because ")
                    .contains("[1/1] set-runner  sound  converges\n", "tiny\n  sound   converges\n", "1 case in ");
            assertThat(StreamReader.read(results).results())
                    .extracting(Result::verdict)
                    .containsExactly(Verdict.PASS);
        }

        @Test
        void zero_if_a_deviation_happened_as_recorded() throws IOException {
            ScenarioFiles.convicting(scenarios, "convicting");

            Answer answer =
                    run("--deviations", deviations("convicting", "converges").toString());

            assertThat(answer.status()).as(answer.err()).isZero();
            assertThat(answer.out()).contains("  convicting   converges*\n");
        }

        @Test
        void one_if_there_is_a_finding_and_tells_it_in_full() {
            ScenarioFiles.sound(scenarios, "sound");
            ScenarioFiles.convicting(scenarios, "convicting");

            Answer answer = run("--pg-version", "18");

            assertThat(answer.status()).as(answer.err()).isEqualTo(1);
            assertThat(answer.out())
                    .contains("CONVERGES!  convicting  [set-runner ")
                    .contains("  rule      A table is made\n", "  expected  refuses\n", "  found     converges\n")
                    .containsPattern("  where     .*convicting.yaml:[0-9]+\n")
                    .contains("  next      ./assay reproduce convicting --runner set-runner --pg-version 18 --in '"
                            + scenarios + "'\n");
        }

        @Test
        void one_if_a_recorded_deviation_happens_no_longer() throws IOException {
            ScenarioFiles.sound(scenarios, "sound");

            Answer answer = run("--deviations", deviations("sound", "diverges").toString());

            assertThat(answer.status()).as(answer.err()).isEqualTo(1);
            assertThat(answer.out()).contains("  sound   CONVERGES~\n", "correct the record");
        }

        @Test
        void one_if_a_fault_never_fired() {
            ScenarioFiles.unfired(scenarios, "unfired");

            Answer answer = run("--bound", "5");

            assertThat(answer.status()).as(answer.err()).isEqualTo(1);
            assertThat(answer.out()).contains("  unfired   INCONCLUSIVE?\n");
        }

        @Test
        void three_if_the_server_cannot_be_reached_and_says_so_once() {
            ScenarioFiles.sound(scenarios, "sound");

            Answer answer = run("--postgres", "postgresql://me:secret@127.0.0.1:1/postgres");

            assertThat(answer.status()).isEqualTo(3);
            assertThat(answer.err())
                    .containsOnlyOnce("PostgreSQL at 127.0.0.1:1: expected a server")
                    .doesNotContain("secret", "\tat ");
            assertThat(answer.out()).doesNotContain("secret");
            assertThat(results).doesNotExist();
        }
    }

    @Nested
    class Refuses_with_two {

        @Test
        void every_file_that_cannot_be_used_with_one_line_a_problem() {
            ScenarioFiles.sound(scenarios, "sound");
            Path broken = ScenarioFiles.write(scenarios, "broken", "id: broken\ntitel: x\naccept: [diverges]\n");

            Answer answer = run();

            assertThat(answer.status()).isEqualTo(2);
            assertThat(answer.err())
                    .contains(broken + ":2:1: found the unknown key 'titel'", "did you mean 'title'?")
                    .contains(broken + ":3:9: ");
            assertThat(answer.err().lines()).allMatch(line -> line.startsWith(broken.toString()));
        }

        @Test
        void a_directory_without_scenarios() {
            Answer answer = run();

            assertThat(answer.status()).isEqualTo(2);
            assertThat(answer.err()).contains("expected one scenario or more, found no scenario at all");
        }

        @Test
        void two_scenarios_of_one_id() {
            Path sound = ScenarioFiles.sound(scenarios, "sound");
            ScenarioFiles.write(scenarios, "other", ScenarioFiles.text(sound).replace("family: tiny", "family: big"));

            Answer answer = run();

            assertThat(answer.status()).isEqualTo(2);
            assertThat(answer.err()).contains(sound + ":1:1: expected an id of its own, found the id 'sound', which ");
        }

        @Test
        void deviations_of_one_runner_for_two() throws IOException {
            ScenarioFiles.sound(scenarios, "sound");
            Path descriptor = Descriptors.missing(directory, "other", "true");

            Answer answer = Answer.to(
                    "run",
                    "--adapter",
                    descriptor.toString(),
                    "--runner",
                    "set-runner,other",
                    "--deviations",
                    deviations("sound", "diverges").toString(),
                    scenarios.toString());

            assertThat(answer.status()).isEqualTo(2);
            assertThat(answer.err()).contains("expected one runner, found 2 runners");
        }

        @Test
        void a_named_runner_that_is_not_there_and_cannot_be_installed() throws IOException {
            ScenarioFiles.sound(scenarios, "sound");
            Path descriptor = Descriptors.missing(directory, "other", "no-such-program");

            Answer answer =
                    Answer.to("run", "--adapter", descriptor.toString(), "--runner", "other", scenarios.toString());

            assertThat(answer.status()).isEqualTo(2);
            assertThat(answer.err())
                    .contains("--runner other: expected a runner that is there, found ", "no-such-program");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--runner=all", "--runner=all,set-runner"})
    void shows_a_runner_that_is_not_there_as_not_available_and_never_as_passed(String choice) throws IOException {
        ScenarioFiles.sound(scenarios, "sound");
        Path descriptor = Descriptors.missing(directory, "other", "no-such-program");
        List<String> arguments = new ArrayList<>(List.of("run", "--adapter", descriptor.toString()));
        Stream.of(choice).filter(option -> !option.isEmpty()).forEach(arguments::add);
        arguments.addAll(List.of("--results", results.toString(), scenarios.toString()));

        Answer answer = Answer.to(arguments.toArray(String[]::new));

        assertThat(answer.out())
                .containsPattern("not available")
                .contains("other is not available and was not tested: ")
                .containsPattern("  sound .*   -");
        assertThat(answer.out()).doesNotContain("other  sound");
    }

    @Test
    void writes_junit_xml_for_each_runner() throws IOException {
        ScenarioFiles.sound(scenarios, "sound");

        Answer answer = run("--junit-xml", directory.resolve("xml").toString());

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(Files.readString(directory.resolve("xml/set-runner/TEST-assay.xml")))
                .contains("sound: A table is made");
    }

    @Test
    void writes_a_password_nowhere() throws IOException {
        ScenarioFiles.convicting(scenarios, "convicting");
        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {})) {
            Endpoint endpoint = server.endpoint("postgres");

            Answer answer = run(
                    "--postgres",
                    endpoint.libpqUrl().replace("?sslmode=disable", ""),
                    "--junit-xml",
                    directory.resolve("xml").toString());

            assertThat(answer.status()).as(answer.err()).isEqualTo(1);
            assertThat(answer.out())
                    .contains(" --postgres postgresql://" + endpoint + " ")
                    .doesNotContain(endpoint.password());
            assertThat(answer.err()).doesNotContain(endpoint.password());
            assertThat(everythingWritten()).contains("convicting").doesNotContain(endpoint.password());
        }
    }

    @Test
    void neutralises_what_a_scenario_would_do_to_the_terminal() {
        ScenarioFiles.write(
                scenarios,
                "hostile",
                ScenarioFiles.text(ScenarioFiles.convicting(scenarios, "hostile"))
                        .replace("title: A table is made", "title: \"\\e]0;owned\\a\\u202e\""));

        Answer answer = run();

        assertThat(answer.status()).as(answer.err()).isEqualTo(1);
        assertThat(answer.out()).containsPattern("  rule      .*owned").doesNotContain("\u001b", "\u0007", "\u202e");
    }

    private String everythingWritten() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void shows_one_changing_line_on_a_terminal() {
        ScenarioFiles.sound(scenarios, "sound");

        Answer answer = run(new Terminal(80, true));

        assertThat(answer.out())
                .contains("[1/1] set-runner  sound  converges\r\u001b[2K", "\u001b[32mconverges\u001b[0m");
        assertThat(run(new Terminal(80, true), "--no-color").out()).doesNotContain("\u001b[32m");
    }
}
