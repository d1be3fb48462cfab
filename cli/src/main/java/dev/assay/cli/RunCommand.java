package dev.assay.cli;

import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.scenario.Scenario;
import dev.assay.report.Matrix;
import dev.assay.report.RunResults;
import dev.assay.report.RunnerEntry;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import dev.assay.report.html.HtmlReport;
import dev.assay.report.html.PlainScripts;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./assay run}: scenarios against runners. */
@Command(
        name = "run",
        description = "Run scenarios against migration runners, and show what each runner did in a matrix.",
        footer = {
            "%nExamples:",
            "  ./assay run",
            "      every runner that is there, the whole catalogue",
            "  ./assay run --runner golang-migrate --family parallel-merge",
            "  ./assay run --runner set-runner,golang-migrate --pg-version 15",
            "  ./assay run --family crash-points --runner set-runner --audit 50",
            "      every crash point; of those that another one covers, 50 of each scenario all the same",
            "  ./assay run --tag silent --junit-xml target/assay",
            "  ./assay run --adapter my-runner.yaml --runner my-runner my-scenarios/"
        })
final class RunCommand implements Callable<Integer> {

    /** In place of the ids of runners. */
    private static final String ALL = "all";

    private final Screen screen;

    @Option(
            names = "--runner",
            paramLabel = "ID",
            split = ",",
            description = "Test this runner; several with commas. Default: all, which is every one that is there.")
    private List<String> runners = new ArrayList<>();

    @Option(names = "--no-install", description = "Do not install a runner that --runner names and that is not there.")
    private boolean noInstall;

    @Mixin
    private SelectionArguments selection = new SelectionArguments();

    @Mixin
    private PostgresArguments postgres = new PostgresArguments();

    @Mixin
    private RunnerArguments adapters = new RunnerArguments();

    @Mixin
    private ScenarioArguments judging = new ScenarioArguments();

    @Mixin
    private ExplorationArguments exploring = new ExplorationArguments();

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Where the results go, as JSON Lines. Default: results.jsonl in the current directory.")
    private Path results = Path.of("results.jsonl");

    @Option(names = "--junit-xml", paramLabel = "DIR", description = "Write JUnit XML into DIR, a directory a runner.")
    private @Nullable Path xml;

    @Option(
            names = "--open-xml",
            paramLabel = "DIR",
            description = "Write Open Test Reporting's XML into DIR, a directory a runner.")
    private @Nullable Path openXml;

    @Option(names = "--report", paramLabel = "DIR", description = "Write the report as HTML: DIR/index.html.")
    private @Nullable Path report;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "How many cases run at once. Default: as many as there are processors.")
    private @Nullable Integer parallel;

    @Option(names = "--no-parallel", description = "One case after the other.")
    private boolean serial;

    @Option(
            names = "--update-deviations",
            description = "Write the recorded deviations of the runner anew, after a run of the whole catalogue: what "
                    + "happened as recorded stays, what did not is taken out, what is new waits for a reason.")
    private boolean update;

    @Parameters(
            paramLabel = "PATH",
            description = "Scenario files, or directories with such, in place of the catalogue.")
    private List<Path> paths = new ArrayList<>();

    RunCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        postgres.options();
        ResultsTarget.check(results);
        Catalogue catalogue = Catalogue.read(paths);
        List<CatalogueEntry> chosen = chosen(catalogue);
        Adapters known = adapters.adapters();
        List<RunnerEntry> entries =
                new RunnerChoice(known, !noInstall, screen).choose(runners.contains(ALL) ? List.of() : runners);
        Optional<DeviationList> list = update ? Optional.of(list(known, entries)) : Optional.empty();
        Campaign campaign = new Campaign(catalogue.selectors(), chosen, Optional.empty(), parameters(entries));
        Campaign.Outcome outcome = run(campaign, entries);
        int status = report(outcome, new ExportedScripts(chosen, known::named));
        if (list.isPresent()) {
            screen.line(list.get().update(outcome, explored(chosen)));
        }
        return status;
    }

    private DeviationList list(Adapters known, List<RunnerEntry> entries) {
        List<String> filters = new ArrayList<>(selection.filters());
        filters.addAll(exploring.filters());
        boolean continuousIntegration = !System.getenv().getOrDefault("CI", "").isEmpty();
        return DeviationList.of(
                entries.stream().filter(RunnerEntry::available).toList(),
                filters,
                judging.deviationsFile(),
                known::named,
                continuousIntegration);
    }

    private static Set<String> explored(List<CatalogueEntry> chosen) {
        return chosen.stream()
                .map(CatalogueEntry::scenario)
                .filter(scenario -> scenario.exploration().isPresent())
                .map(Scenario::id)
                .collect(Collectors.toSet());
    }

    private List<CatalogueEntry> chosen(Catalogue catalogue) {
        List<CatalogueEntry> found = selection.from(catalogue);
        return exploring
                .kind()
                .map(kind -> found.stream().map(one -> one.explored(kind)).toList())
                .orElse(found);
    }

    private Campaign.Outcome run(Campaign campaign, List<RunnerEntry> entries) {
        long present = entries.stream().filter(RunnerEntry::available).count();
        Progress progress = new Progress(screen, campaign.size() * (int) present);
        return ServerLog.during(
                screen::line,
                () -> campaign.run(
                        entries,
                        progress,
                        new Campaign.Outputs(
                                Optional.of(results), Optional.ofNullable(xml), Optional.ofNullable(openXml)),
                        (session, found) -> screen.clear()));
    }

    private Map<String, String> parameters(List<RunnerEntry> entries) {
        Map<String, String> parameters = new HashMap<>();
        postgres.putInto(parameters);
        adapters.putInto(parameters);
        judging.putInto(parameters, (int)
                entries.stream().filter(RunnerEntry::available).count());
        exploring.putInto(parameters);
        Parallelism.of(serial, parallel).putInto(parameters);
        return parameters;
    }

    /** Every crash point is run or accounted for. */
    private void accounts(RunResults run) {
        if (!run.explorations().isEmpty()) {
            screen.line(StyledLine.of(Style.STRONG, "Explored"));
            for (ExplorationReport one : run.explorations()) {
                screen.line("  %s, %s: %s".formatted(one.scenario(), one.runner(), one.line()));
                one.ambiguous().forEach(pair -> screen.line("    " + pair));
            }
            new ExplorationSpeed(run.explorations()).lines().forEach(line -> screen.line("  " + line));
            screen.line();
        }
    }

    private int report(Campaign.Outcome outcome, PlainScripts scripts) throws IOException {
        RunResults run = outcome.results();
        if (run.cases().isEmpty()) {
            new Findings(screen, List.of()).tell(outcome);
            return outcome.exitStatus();
        }
        screen.line();
        screen.lines(Matrix.of(run, screen.terminal().width()));
        screen.line();
        accounts(run);
        List<String> arguments = new ArrayList<>(postgres.arguments());
        arguments.addAll(adapters.arguments());
        paths.forEach(path -> arguments.addAll(List.of("--in", path.toString())));
        new Findings(screen, arguments).tell(outcome);
        if (report != null) {
            Path page = HtmlReport.write(report, StreamReader.read(results), Optional.empty(), scripts);
            screen.line("The report: " + page);
        }
        long seconds = Duration.between(run.startedAt(), run.finishedAt()).toSeconds();
        screen.line("%s in %d s; results in %s".formatted(Count.of(run.cases().size(), "case"), seconds, results));
        return outcome.exitStatus();
    }
}
