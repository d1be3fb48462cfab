package dev.assay.cli;

import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.junit.AssayConstants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which adapters there are, as the command line says it. */
final class RunnerArguments {

    @Option(
            names = "--adapter",
            paramLabel = "FILE",
            description = "A descriptor of a runner of your own (docs/adapters.md). Can be given more than once.")
    private List<Path> descriptors = new ArrayList<>();

    Adapters adapters() {
        descriptors.forEach(RunnerArguments::mustBeThere);
        try {
            return Adapters.load(new AdapterSettings(tools(), descriptors));
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage())).because(e);
        }
    }

    private static void mustBeThere(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw UserError.at("--adapter " + file)
                    .expected("a readable file")
                    .found(Files.exists(file) ? "something that cannot be read as a file" : "nothing")
                    .rule("a descriptor is one YAML file")
                    .next("correct the path; docs/adapters.md describes the form");
        }
    }

    static Path tools() {
        return Path.of(System.getProperty(AssayConstants.TOOLS_DIRECTORY, ".tools"));
    }

    void putInto(Map<String, String> parameters) {
        parameters.put(AssayConstants.TOOLS_DIRECTORY, tools().toString());
        if (!descriptors.isEmpty()) {
            parameters.put(
                    AssayConstants.ADAPTERS,
                    descriptors.stream().map(Path::toString).collect(Collectors.joining(",")));
        }
    }

    /** The descriptors that were named. */
    List<String> files() {
        return descriptors.stream().map(Path::toString).toList();
    }

    List<String> arguments() {
        return descriptors.stream()
                .flatMap(file -> List.of("--adapter", file.toString()).stream())
                .toList();
    }
}
