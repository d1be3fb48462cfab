package dev.assay.adapter.command.install;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command written in Rust, built by {@code cargo install} with the dependencies that its author locked.
 *
 * @param crate the name of the crate
 * @param version its version
 * @param minimum the oldest Rust that can build it
 * @param features the features that are built in; the default ones are not
 */
public record CargoCrate(String crate, String version, LanguageVersion minimum, List<String> features)
        implements Installation {

    private static final Duration BUILD_BOUND = Duration.ofMinutes(60);

    /** Copies the features. */
    public CargoCrate {
        features = List.copyOf(features);
    }

    @Override
    public List<String> program(ToolPlace place) {
        return Programs.in(place.home().resolve("bin"), place.binary())
                .map(file -> List.of(file.toString()))
                .orElse(List.of());
    }

    @Override
    public void install(Path directory, Workshop workshop) throws IOException, InterruptedException {
        Toolchain toolchain = new Toolchain("Rust", minimum, "is built from its crate");
        Path cargo = workshop.require("cargo", toolchain, directory);
        List<String> arguments = new ArrayList<>(List.of(
                cargo.toString(),
                "install",
                crate,
                "--version",
                version,
                "--locked",
                "--root",
                directory.toString(),
                "--no-default-features"));
        if (!features.isEmpty()) {
            arguments.addAll(List.of("--features", String.join(",", features)));
        }
        workshop.say(String.join(" ", arguments) + " (compiles; takes some minutes)");
        workshop.step(
                "'cargo install' of %s %s".formatted(crate, version), arguments, directory, Map.of(), BUILD_BOUND);
    }
}
