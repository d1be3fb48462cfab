package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.exploration.Explored;
import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.yaml.Words;
import dev.assay.report.RunnerEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./assay reproduce}: tells the story of one scenario with one runner. */
@Command(
        name = "reproduce",
        description = "Play one scenario with one runner, and tell what happened step by step.",
        footer = {
            "%nExamples:",
            "  ./assay reproduce parallel-merge-gap --runner golang-migrate",
            "  ./assay reproduce parallel-merge-gap --runner golang-migrate --keep",
            "      leaves the database for you to look at, until you press Enter or Ctrl-C",
            "  ./assay reproduce my-scenario --in my-scenarios/ --runner set-runner"
        })
final class ReproduceCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    private StoryArguments wanted = new StoryArguments();

    @Option(
            names = "--at",
            paramLabel = "POINT",
            description = "Only this case of a scenario that explores: a crash point such as 17:after:blackout, "
                    + "or a schedule such as 17 or 17+9.")
    private @Nullable String at;

    @Option(names = "--keep", description = "Keep the database, and its server, until you press Enter or Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--trace",
            description = "Tell every request that the runner sent, and what the server answered, as seen on the wire.")
    private boolean trace;

    @Mixin
    private PostgresArguments postgres = new PostgresArguments();

    @Mixin
    private RunnerArguments adapters = new RunnerArguments();

    @Mixin
    private ScenarioArguments judging = new ScenarioArguments();

    ReproduceCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws InterruptedException {
        postgres.options();
        Catalogue catalogue = wanted.catalogue();
        List<CatalogueEntry> chosen =
                wanted.from(catalogue).stream().map(this::explored).toList();
        Adapters known = adapters.adapters();
        List<RunnerEntry> entries =
                new RunnerChoice(known, wanted.mayInstall(), screen).choose(List.of(wanted.runner()));
        Campaign campaign = new Campaign(catalogue.selectors(), chosen, wanted.caseName(), parameters());
        Story story = new Story(screen, chosen.get(0).scenario(), deviations(known.named(wanted.runner())));
        return play(campaign, entries, story);
    }

    /** Where a point is asked for, the scenario is explored, also if it does not say so itself. */
    private CatalogueEntry explored(CatalogueEntry entry) {
        if (at == null) {
            return entry;
        }
        CatalogueEntry explored = entry.explored(Explored.kindOf(at));
        if (explored.scenario().exploration().isEmpty()) {
            throw UserError.at("--at " + at)
                    .expected("a scenario whose last act can be explored")
                    .found(entry.scenario().id() + ", whose last act cannot")
                    .rule("the last act must be of one runner, succeed, and have no fault or pooler of its own")
                    .next("leave --at out; './assay list scenarios' lists all");
        }
        return explored;
    }

    private int play(Campaign campaign, List<RunnerEntry> entries, Story story) {
        KeptDatabases kept = new KeptDatabases(screen, postgres.options());
        story.begin();
        Campaign.BeforeEnd tell = (session, results) -> {
            results.forEach(one -> story.tell(one.result()));
            if (keep) {
                kept.show(session, results);
            }
        };
        Campaign.Outcome outcome = ServerLog.during(
                screen::line, () -> campaign.run(entries, new TestExecutionListener() {}, Campaign.Outputs.NONE, tell));
        new Findings(screen, List.of()).tellFailures(outcome);
        return outcome.exitStatus();
    }

    private List<Deviation> deviations(Adapter adapter) {
        return judging.deviations().orElseGet(adapter::deviations);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        postgres.putInto(parameters);
        adapters.putInto(parameters);
        judging.putInto(parameters, 1);
        if (at != null) {
            parameters.put(AssayConstants.AT, at);
            parameters.put(AssayConstants.EXPLORE, Words.spelling(Explored.kindOf(at)));
        }
        parameters.put(AssayConstants.KEEP, String.valueOf(keep));
        parameters.put(AssayConstants.TRACE, String.valueOf(trace));
        parameters.put(AssayConstants.PARALLEL, "false");
        return parameters;
    }
}
