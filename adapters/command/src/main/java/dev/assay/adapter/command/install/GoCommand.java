package dev.assay.adapter.command.install;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A command written in Go, built by {@code go install}.
 *
 * @param commandPackage the import path of the command
 * @param version the version of its module
 * @param minimum the oldest Go that can build it
 * @param tags build tags, may be empty
 * @param ldflags flags for the linker, if any
 * @param cgo whether it needs a C compiler
 */
public record GoCommand(
        String commandPackage,
        String version,
        LanguageVersion minimum,
        List<String> tags,
        Optional<String> ldflags,
        boolean cgo)
        implements Installation {

    /** The first version that fetches a newer toolchain by itself. */
    private static final LanguageVersion FIRST_TO_SWITCH = new LanguageVersion(1, 21);

    private static final Duration BUILD_BOUND = Duration.ofMinutes(15);

    /** Copies the tags. */
    public GoCommand {
        tags = List.copyOf(tags);
    }

    @Override
    public List<String> program(ToolPlace place) {
        return Programs.in(place.home(), place.binary())
                .map(file -> List.of(file.toString()))
                .orElse(List.of());
    }

    @Override
    public void install(Path directory, Workshop workshop) throws IOException, InterruptedException {
        Toolchain toolchain = new Toolchain("Go", minimum, "is built from its Go module");
        Path go = workshop.find("go", toolchain);
        workshop.say("found Go %s at %s".formatted(check(go, toolchain, directory, workshop), go));
        List<String> arguments = arguments(go);
        String enabled = cgo ? "1" : "0";
        workshop.say("CGO_ENABLED=%s %s (downloads and compiles; the first time takes a minute or two)"
                .formatted(enabled, String.join(" ", arguments)));
        workshop.step(
                "'go install' of %s@%s".formatted(commandPackage, version),
                arguments,
                directory,
                Map.of("GOBIN", directory.toString(), "CGO_ENABLED", enabled),
                BUILD_BOUND);
    }

    private List<String> arguments(Path go) {
        List<String> arguments = new ArrayList<>(List.of(go.toString(), "install"));
        if (!tags.isEmpty()) {
            arguments.addAll(List.of("-tags", String.join(",", tags)));
        }
        ldflags.ifPresent(flags -> arguments.addAll(List.of("-ldflags", flags)));
        arguments.add(commandPackage + "@" + version);
        return arguments;
    }

    /** Tells the version of Go, or refuses one that is too old and cannot fetch a newer toolchain itself. */
    private LanguageVersion check(Path go, Toolchain toolchain, Path directory, Workshop workshop)
            throws IOException, InterruptedException {
        String answer = workshop.ask(List.of(go.toString(), "env", "GOVERSION", "GOTOOLCHAIN"), directory);
        Optional<LanguageVersion> version =
                answer.lines().findFirst().filter(line -> line.startsWith("go")).flatMap(LanguageVersion::parse);
        if (version.isEmpty()) {
            throw toolchain.refusal(workshop.id(), "'%s env GOVERSION' answers '%s'".formatted(go, answer));
        }
        if (version.get().compareTo(minimum) < 0 && !switchesToolchain(version.get(), answer)) {
            throw toolchain.refusal(workshop.id(), "%s is Go %s".formatted(go, version.get()));
        }
        return version.get();
    }

    private static boolean switchesToolchain(LanguageVersion version, String answer) {
        String mode = answer.lines().skip(1).collect(Collectors.joining()).strip();
        return version.compareTo(FIRST_TO_SWITCH) >= 0 && (mode.endsWith("auto") || mode.endsWith("path"));
    }
}
