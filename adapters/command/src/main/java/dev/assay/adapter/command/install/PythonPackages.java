package dev.assay.adapter.command.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Packages of the Python Package Index in a virtual environment of their own.
 *
 * @param packages the packages with their versions, as in {@code alembic==1.20.1}; the first one is the tool
 * @param minimum the oldest Python that can run it
 */
public record PythonPackages(List<String> packages, LanguageVersion minimum) implements Installation {

    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final List<String> PROGRAMS = List.of("bin", "Scripts");
    /** Written last: a virtual environment cannot be moved, so it is made in its place and half done at first. */
    private static final String COMPLETE = "complete";

    /** Copies the list. */
    public PythonPackages {
        packages = List.copyOf(packages);
    }

    @Override
    public boolean isMovable() {
        return false;
    }

    @Override
    public List<String> program(ToolPlace place) {
        if (!Files.exists(place.home().resolve(COMPLETE))) {
            return List.of();
        }
        return PROGRAMS.stream()
                .flatMap(folder -> Programs.in(place.home().resolve("venv").resolve(folder), place.binary()).stream())
                .findFirst()
                .map(file -> List.of(file.toString()))
                .orElse(List.of());
    }

    @Override
    public void install(Path directory, Workshop workshop) throws IOException, InterruptedException {
        Toolchain toolchain = new Toolchain("Python", minimum, "comes from the Python Package Index");
        Path python = workshop.require("python3", toolchain, directory);
        Path environment = directory.resolve("venv");
        workshop.step(
                "'python3 -m venv'",
                List.of(python.toString(), "-m", "venv", environment.toString()),
                directory,
                Map.of(),
                BOUND);
        Path own = PROGRAMS.stream()
                .flatMap(folder -> Programs.in(environment.resolve(folder), "python").stream())
                .findFirst()
                .orElseThrow(() -> toolchain.refusal(workshop.id(), python + " makes no virtual environment"));
        List<String> arguments = new ArrayList<>(List.of(
                own.toString(), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--quiet"));
        arguments.addAll(packages);
        workshop.say(String.join(" ", arguments));
        workshop.step("'pip install' of " + String.join(" ", packages), arguments, directory, Map.of(), BOUND);
        Files.writeString(directory.resolve(COMPLETE), String.join("\n", packages) + "\n");
    }
}
