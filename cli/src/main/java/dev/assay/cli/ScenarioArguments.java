package dev.assay.cli;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.DeviationFile;
import dev.assay.engine.junit.AssayConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How cases are judged and bounded, as the command line says it. */
final class ScenarioArguments {

    private static final long LONGEST_BOUND = 86_400;

    @Option(
            names = "--deviations",
            paramLabel = "FILE|none",
            description = "Recorded deviations in place of those beside the runner's adapter, or none.")
    private @Nullable String deviations;

    @Option(
            names = "--bound",
            paramLabel = "SECONDS",
            description = "How long a runner may take for one step before it counts as hanging. Default: 60.")
    private @Nullable Long bound;

    /** Puts what was said into the parameters; what cannot be used is refused before anything starts. */
    void putInto(Map<String, String> parameters, int runners) {
        if (deviations != null) {
            check(runners);
            parameters.put(AssayConstants.DEVIATIONS, deviations);
        }
        if (bound != null) {
            if (bound < 1 || bound > LONGEST_BOUND) {
                throw UserError.at("--bound " + bound)
                        .expected("a number of seconds, from 1 to " + LONGEST_BOUND)
                        .found(String.valueOf(bound))
                        .rule("every wait has a bound")
                        .next("leave it out for 60");
            }
            parameters.put(AssayConstants.BOUND, String.valueOf(bound));
        }
    }

    /** The deviations that the command line names, if it names any. */
    Optional<List<Deviation>> deviations() {
        return Optional.ofNullable(deviations).map(file -> file.equals("none") ? List.of() : read(file));
    }

    /** The file that the command line names, if it names one. */
    Optional<Path> deviationsFile() {
        return Optional.ofNullable(deviations)
                .filter(file -> !file.equals("none"))
                .map(Path::of);
    }

    private void check(int runners) {
        if (deviations().filter(recorded -> !recorded.isEmpty()).isPresent() && runners > 1) {
            throw UserError.at("--deviations " + deviations)
                    .expected("one runner")
                    .found(runners + " runners")
                    .rule("such a file records the deviations of one runner")
                    .next("name that runner with --runner");
        }
    }

    private static List<Deviation> read(String file) {
        try {
            return DeviationFile.parse(file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw UserError.at("--deviations " + file)
                    .expected("a readable file, or none")
                    .found(Files.exists(Path.of(file)) ? "something that cannot be read" : "nothing")
                    .rule("recorded deviations are one YAML file (docs/adapters.md)")
                    .next("correct the path")
                    .because(e);
        }
    }
}
