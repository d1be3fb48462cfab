package dev.assay.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./assay validate}: looks at files without running them. */
@Command(
        name = "validate",
        description =
                "Look for mistakes in scenarios, descriptors and recorded deviations; each is one line with file, line"
                        + " and column.",
        footer = {
            "%nExamples:",
            "  ./assay validate my-scenario.yaml",
            "  ./assay validate my-scenarios/",
            "  ./assay validate my-runner.yaml"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or directories with such.")
    private List<Path> paths = new ArrayList<>();

    ValidateCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Validation validation = Validation.of(paths);
        validation.problems().forEach(screen::error);
        screen.line("%s, %d sound, %s"
                .formatted(
                        Count.of(validation.files(), "file"),
                        validation.sound(),
                        Count.of(validation.problems().size(), "problem")));
        return validation.problems().isEmpty() ? ExitStatus.AS_EXPECTED : ExitStatus.BAD_INPUT;
    }
}
