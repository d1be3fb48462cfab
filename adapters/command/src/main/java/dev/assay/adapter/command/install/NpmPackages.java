package dev.assay.adapter.command.install;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Packages of the npm registry, one of which brings the program.
 *
 * @param packages the packages with their versions, as in {@code knex@3.3.0}; the first one is the tool
 * @param minimum the oldest Node.js that can run it
 */
public record NpmPackages(List<String> packages, LanguageVersion minimum) implements Installation {

    private static final Duration BOUND = Duration.ofMinutes(10);

    /** Copies the list. */
    public NpmPackages {
        packages = List.copyOf(packages);
    }

    @Override
    public List<String> program(ToolPlace place) {
        return Programs.in(place.home().resolve("node_modules").resolve(".bin"), place.binary())
                .map(file -> List.of(file.toString()))
                .orElse(List.of());
    }

    @Override
    public void install(Path directory, Workshop workshop) throws IOException, InterruptedException {
        Toolchain toolchain = new Toolchain("Node.js", minimum, "comes from the npm registry");
        workshop.require("node", toolchain, directory);
        List<String> arguments = new ArrayList<>(List.of(
                workshop.find("npm", toolchain).toString(),
                "install",
                "--prefix",
                directory.toString(),
                "--no-audit",
                "--no-fund",
                "--save-exact"));
        arguments.addAll(packages);
        workshop.say(String.join(" ", arguments));
        workshop.step("'npm install' of " + String.join(" ", packages), arguments, directory, Map.of(), BOUND);
    }
}
