package dev.assay.cli;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.specification.Rule;
import dev.assay.engine.specification.Specification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./assay explain}: what a scenario plays, or what a rule asks for. */
@Command(
        name = "explain",
        description = "Explain a scenario or a rule: its story, its steps in words, the incidents behind it.",
        footer = {
            "%nExamples:",
            "  ./assay explain parallel-merge-gap",
            "  ./assay explain AMR-012",
            "  ./assay explain my-scenario --in my-scenarios/"
        })
final class ExplainCommand implements Runnable {

    private final Screen screen;

    @Parameters(paramLabel = "ID", description = "The scenario, or the rule of the specification.")
    private String id = "";

    @Option(
            names = "--in",
            paramLabel = "PATH",
            description = "A scenario file, or a directory with such, in place of the catalogue.")
    private List<Path> paths = new ArrayList<>();

    ExplainCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void run() {
        Specification specification = BundledRules.read();
        Explanation explanation = new Explanation(screen, specification);
        Catalogue catalogue = Catalogue.read(paths);
        if (id.startsWith("AMR")) {
            Rule rule = BundledRules.named(specification, id);
            List<Scenario> tests = catalogue.entries().stream()
                    .map(CatalogueEntry::scenario)
                    .filter(scenario -> scenario.rules().contains(id))
                    .toList();
            explanation.tell(rule, tests);
        } else {
            Selection selection = new Selection(List.of(id), List.of(), List.of(), Optional.empty());
            explanation.tell(selection.from(catalogue).get(0).scenario());
        }
    }
}
