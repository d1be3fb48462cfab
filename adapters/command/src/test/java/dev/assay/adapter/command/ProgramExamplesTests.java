package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.adapter.command.install.Programs;
import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.contract.Contract;
import dev.assay.engine.contract.RuleResult;
import dev.assay.engine.contract.RuleResult.Outcome;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example programs that authors begin with, each a small runner: they keep the contract, and close gaps. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class ProgramExamplesTests {

    private static final Path EXAMPLES = Path.of(System.getProperty("assay.project.dir"), "adapters/command/examples");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"python", "go", "node"})
    void keeps_the_contract_with_every_rule_looked_at(String language) throws Exception {
        Path descriptor = example(language);
        Adapter adapter = Adapters.load(new AdapterSettings(directory.resolve(".tools"), List.of(descriptor)))
                .named(language + "-example");

        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {});
                DatabasePool pool = DatabasePool.open(server, 1)) {
            List<RuleResult> results = Contract.check(adapter, pool, Duration.ofSeconds(60));

            assertThat(results)
                    .hasSizeGreaterThan(10)
                    .extracting(RuleResult::outcome)
                    .containsOnly(Outcome.KEPT, Outcome.NOTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "go", "node"})
    void converges_in_every_scenario_of_parallel_merges(String language) throws Exception {
        Catalogued run = Catalogued.run(example(language), language + "-example", "parallel-merge");

        assertThat(run.failures()).isEmpty();
        assertThat(run.results())
                .hasSizeGreaterThanOrEqualTo(6)
                .extracting(result -> result.path("behaviour").asText())
                .containsOnly("CONVERGES");
    }

    /** Copies the example, so that nothing is built in the sources; skips, saying so, what this machine cannot run. */
    private Path example(String language) throws IOException, InterruptedException {
        need("psql");
        need(language.equals("python") ? "python3" : language);
        Path copy = Files.createDirectories(directory.resolve(language));
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(language))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        if (language.equals("go")) {
            Process build = new ProcessBuilder("go", "build", "-o", "adapter", ".")
                    .directory(copy.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(build.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(build.waitFor()).as(said).isZero();
        }
        return copy.resolve("adapter.yaml");
    }

    private static void need(String program) {
        assumeThat(Programs.onPath(program, System.getenv()))
                .as("the example needs '" + program + "', which is not on the PATH: not looked at here")
                .isPresent();
    }
}
