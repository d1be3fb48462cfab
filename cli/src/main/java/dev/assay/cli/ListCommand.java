package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.specification.Profile;
import dev.assay.engine.specification.Rule;
import dev.assay.engine.specification.Specification;
import dev.assay.engine.yaml.Words;
import dev.assay.report.RunnerEntry;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./assay list}: what there is. */
@Command(
        name = "list",
        description = "List the scenarios, the rules or the runners.",
        synopsisSubcommandLabel = "(scenarios | rules | runners)",
        footer = {"%nExamples:", "  ./assay list scenarios", "  ./assay list rules", "  ./assay list runners"})
final class ListCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private ListCommand() {}

    static CommandLine commandLine(Screen screen) {
        return new CommandLine(new ListCommand())
                .addSubcommand(new Scenarios(screen))
                .addSubcommand(new RulesOfSpecification(screen))
                .addSubcommand(new Runners(screen));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "scenarios, rules or runners is missing");
    }

    @Command(
            name = "scenarios",
            description = "List the scenarios: family, severity, id and title.",
            footer = {"%nExamples:", "  ./assay list scenarios", "  ./assay list scenarios my-scenarios/"})
    static final class Scenarios implements Runnable {

        private final Screen screen;

        @Parameters(
                paramLabel = "PATH",
                description = "Scenario files, or directories with such, in place of the catalogue.")
        private List<Path> paths = new ArrayList<>();

        Scenarios(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void run() {
            String family = "";
            List<CatalogueEntry> entries = Catalogue.read(paths).entries();
            for (CatalogueEntry entry : entries) {
                Scenario scenario = entry.scenario();
                if (!scenario.family().equals(family)) {
                    family = scenario.family();
                    screen.line(StyledLine.of(Style.STRONG, family));
                }
                screen.line(new StyledLine()
                        .add(Style.FAINT, "  %-7s ".formatted(Words.spelling(scenario.severity())))
                        .add(scenario.id())
                        .add(Style.FAINT, "  " + scenario.title()));
            }
            int cases = entries.stream()
                    .mapToInt(entry -> entry.scenario().cases().size())
                    .sum();
            screen.line(Count.of(entries.size(), "scenario") + ", " + Count.of(cases, "case"));
        }
    }

    @Command(
            name = "rules",
            description = "List the rules of the specification: profile, id, text, and those that no scenario tests.",
            footer = {"%nExamples:", "  ./assay list rules", "  ./assay explain AMR-012"})
    static final class RulesOfSpecification implements Runnable {

        private final Screen screen;

        RulesOfSpecification(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void run() {
            Specification specification = BundledRules.read();
            int tested = 0;
            for (Profile profile : Profile.values()) {
                screen.line(StyledLine.of(Style.STRONG, Words.spelling(profile)));
                for (Rule rule : specification.of(profile)) {
                    String gap = rule.untested()
                            .map(untested -> "  (" + untested.kind().words() + ")")
                            .orElse("");
                    tested += gap.isEmpty() ? 1 : 0;
                    screen.line(new StyledLine()
                            .add("  " + rule.id() + "  " + rule.text())
                            .add(Style.FAINT, gap));
                }
            }
            screen.line(Count.of(specification.rules().size(), "rule") + ", " + tested + " of them tested; version "
                    + specification.version() + " of the catalogue");
        }
    }

    @Command(
            name = "runners",
            description = "List the runners that Assay can drive, and whether they are there.",
            footer = {"%nExamples:", "  ./assay list runners", "  ./assay list runners --adapter my-runner.yaml"})
    static final class Runners implements Runnable {

        private final Screen screen;

        @Mixin
        private RunnerArguments adapters = new RunnerArguments();

        Runners(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void run() {
            for (Adapter adapter : adapters.adapters().all()) {
                RunnerEntry entry = RunnerChoice.entry(adapter);
                screen.line(new StyledLine()
                        .add(Style.STRONG, entry.id())
                        .add("  " + entry.title() + " " + adapter.runner().version() + ", "
                                + adapter.runner().license() + ", "
                                + adapter.runner().homepage()));
                if (!entry.unverified().isEmpty()) {
                    screen.line(
                            new StyledLine().add(Style.UNSURE, "  unverified: ").add(entry.unverified()));
                }
                screen.line("  can: " + capabilities(adapter));
                screen.line("  recorded deviations: " + adapter.deviations().size());
                screen.line(
                        entry.available()
                                ? StyledLine.of(Style.GOOD, "  available, " + entry.version())
                                : new StyledLine()
                                        .add(Style.UNSURE, "  not available: ")
                                        .add(entry.reason() + "; next: " + entry.remedy()));
            }
        }

        private static String capabilities(Adapter adapter) {
            List<String> words = new ArrayList<>(List.of("deploy"));
            adapter.capabilities().stream().sorted().map(Words::spelling).forEach(words::add);
            return String.join(", ", words);
        }
    }
}
