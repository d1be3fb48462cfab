package dev.assay.cli;

import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.scenario.Scenario;
import dev.assay.report.RunnerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./assay export}: a story as a shell script that shows the fault without Assay. */
@Command(
        name = "export",
        description =
                "Play one scenario with one runner, and write it as a shell script with SQL files that shows the same "
                        + "without Assay: with psql and the tool only.",
        footer = {
            "%nExamples:",
            "  ./assay export parallel-merge-gap --runner golang-migrate",
            "  ./assay export unique-index-over-duplicate-rows --runner goose --out for-the-bug-report"
        })
final class ExportCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    private StoryArguments wanted = new StoryArguments();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The directory to write, not there yet or empty. Default: ID-RUNNER.")
    private @Nullable Path out;

    @Mixin
    private PostgresArguments postgres = new PostgresArguments();

    @Mixin
    private RunnerArguments adapters = new RunnerArguments();

    ExportCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        postgres.options();
        Catalogue catalogue = wanted.catalogue();
        List<CatalogueEntry> chosen = wanted.from(catalogue);
        Scenario scenario = chosen.get(0).scenario();
        Scenario.Case story = story(scenario);
        Exportable.obstacle(story).ifPresent(what -> {
            throw problem("a story that can be told by psql and signals", what);
        });
        Path directory = directory();
        Adapters known = adapters.adapters();
        List<RunnerEntry> entries =
                new RunnerChoice(known, wanted.mayInstall(), screen).choose(List.of(wanted.runner()));
        Campaign campaign = new Campaign(catalogue.selectors(), chosen, wanted.caseName(), parameters());
        Campaign.Outcome outcome = ServerLog.during(
                screen::line,
                () -> campaign.run(
                        entries, new TestExecutionListener() {}, Campaign.Outputs.NONE, (session, found) -> {}));
        new Findings(screen, List.of()).tellFailures(outcome);
        Optional<Result> result = outcome.results().cases().stream()
                .map(one -> one.result())
                .filter(one -> one.verdict() == Verdict.PASS || one.verdict() == Verdict.FAIL)
                .findFirst();
        if (result.isEmpty()) {
            throw problem("a story that comes to a judgement", "none; './assay reproduce' says why");
        }
        Path script = Export.write(known.named(wanted.runner()), scenario, story, result.get(), directory);
        screen.line("wrote %s; next: PGHOST=... PGPORT=... PGUSER=... PGPASSWORD=... sh %s"
                .formatted(script, Shell.quote(script.toString())));
        return ExitStatus.AS_EXPECTED;
    }

    private Scenario.Case story(Scenario scenario) {
        if (scenario.exploration().isPresent()) {
            throw problem(
                    "a story that can be told by psql and signals",
                    "one that is explored request by request on the wire");
        }
        List<Scenario.Case> cases = scenario.cases().stream()
                .filter(one -> wanted.caseName().map(one.name()::equals).orElse(true))
                .toList();
        if (cases.size() != 1) {
            throw problem("one case, named by --case", cases.size() + " of them");
        }
        return cases.get(0);
    }

    private Path directory() throws IOException {
        Path directory = out == null ? Path.of(wanted.id() + "-" + wanted.runner()) : out;
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw problem("a directory that is not there yet or is empty", directory + " with files in it");
                }
            }
        }
        return Files.createDirectories(directory);
    }

    private UserError problem(String expected, String found) {
        return UserError.at("./assay export " + wanted.id())
                .expected(expected)
                .found(found)
                .rule("a script has psql, signals and the tool, and overwrites nothing")
                .next("see './assay export --help'; './assay reproduce' plays every scenario");
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        postgres.putInto(parameters);
        adapters.putInto(parameters);
        parameters.put(AssayConstants.PARALLEL, "false");
        return parameters;
    }
}
