package dev.assay.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One scenario and one runner, as the command line says them. */
final class StoryArguments {

    @Parameters(paramLabel = "ID", description = "The scenario.")
    private String id = "";

    @Option(names = "--runner", required = true, paramLabel = "ID", description = "The runner.")
    private String runner = "";

    @Option(names = "--case", paramLabel = "NAME", description = "Only this case, of a scenario that has several.")
    private @Nullable String caseName;

    @Option(names = "--no-install", description = "Do not install the runner if it is not there.")
    private boolean noInstall;

    @Option(
            names = "--in",
            paramLabel = "PATH",
            description = "A scenario file, or a directory with such, in place of the catalogue.")
    private List<Path> paths = new ArrayList<>();

    String id() {
        return id;
    }

    String runner() {
        return runner;
    }

    Optional<String> caseName() {
        return Optional.ofNullable(caseName);
    }

    boolean mayInstall() {
        return !noInstall;
    }

    /** Reads the scenarios among which the one is. */
    Catalogue catalogue() {
        return Catalogue.read(paths);
    }

    /** Finds the scenario, and the case if one is named. */
    List<CatalogueEntry> from(Catalogue catalogue) {
        return new Selection(List.of(id), List.of(), List.of(), caseName()).from(catalogue);
    }
}
