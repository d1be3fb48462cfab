package dev.assay.adapter.command;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.RunnerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Builds a command written in Go. The settings and the caches of Go are the user's own. */
final class GoInstaller {

    private static final Duration BUILD_BOUND = Duration.ofMinutes(15);
    private static final Duration ANSWER_BOUND = Duration.ofMinutes(1);

    private final Installation.Go recipe;
    private final String id;
    private final Map<String, String> environment;

    GoInstaller(Installation.Go recipe, String id, Map<String, String> environment) {
        this.recipe = recipe;
        this.id = id;
        this.environment = Map.copyOf(environment);
    }

    /** Builds the command into an empty directory. */
    void install(Path directory, Consumer<String> progress) throws IOException, InterruptedException {
        Path go = Program.onPath("go", environment).orElseThrow(() -> refusal("there is no 'go' on the PATH"));
        progress.accept("%s: found Go %s at %s".formatted(id, check(go, directory), go));
        List<String> arguments = arguments(go);
        progress.accept("%s: CGO_ENABLED=%s %s (downloads and compiles; the first time takes a minute or two)"
                .formatted(id, cgo(), String.join(" ", arguments)));
        Outcome outcome =
                run(arguments, directory, Map.of("GOBIN", directory.toString(), "CGO_ENABLED", cgo()), BUILD_BOUND);
        if (!outcome.succeeded()) {
            throw new IOException("%s: 'go install' of %s@%s ended with %s (exit code %d):%n%s"
                    .formatted(
                            id,
                            recipe.commandPackage(),
                            recipe.version(),
                            outcome.ending(),
                            outcome.exitCode(),
                            outcome.output().strip()));
        }
    }

    private String cgo() {
        return recipe.cgo() ? "1" : "0";
    }

    private List<String> arguments(Path go) {
        List<String> arguments = new ArrayList<>(List.of(go.toString(), "install"));
        if (!recipe.tags().isEmpty()) {
            arguments.addAll(List.of("-tags", String.join(",", recipe.tags())));
        }
        recipe.ldflags().ifPresent(flags -> arguments.addAll(List.of("-ldflags", flags)));
        arguments.add(recipe.commandPackage() + "@" + recipe.version());
        return arguments;
    }

    /** Tells the version of Go, or refuses one that is too old and cannot fetch a newer toolchain itself. */
    private GoVersion check(Path go, Path directory) throws IOException, InterruptedException {
        List<String> question = List.of(go.toString(), "env", "GOVERSION", "GOTOOLCHAIN");
        String answer = run(question, directory, Map.of(), ANSWER_BOUND).output();
        Optional<GoVersion> version =
                answer.lines().flatMap(line -> GoVersion.parse(line).stream()).findFirst();
        if (version.isEmpty()) {
            throw refusal("'%s env GOVERSION' answers '%s'".formatted(go, answer.strip()));
        }
        if (version.get().compareTo(recipe.minimum()) < 0 && !switchesToolchain(version.get(), answer)) {
            throw refusal("%s is Go %s".formatted(go, version.get()));
        }
        return version.get();
    }

    private static boolean switchesToolchain(GoVersion version, String answer) {
        String mode = answer.lines().skip(1).collect(Collectors.joining()).strip();
        return version.compareTo(GoVersion.FIRST_TO_SWITCH) >= 0 && (mode.endsWith("auto") || mode.endsWith("path"));
    }

    private IOException refusal(String found) {
        return new IOException(
                ("%s is built from its Go module and needs Go %s or newer, but %s; install Go from your system's packages "
                                + "or from its project's page, put its 'bin' directory on the PATH, then run './assay tools install %s'")
                        .formatted(id, recipe.minimum(), found, id));
    }

    private Outcome run(List<String> arguments, Path directory, Map<String, String> more, Duration bound)
            throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(more);
        RunnerProcess process =
                RunnerProcess.start(new RunnerCommand(arguments, variables, directory, Set.of(), Set.of(0)));
        try {
            return process.await(bound);
        } catch (InterruptedException e) {
            process.kill();
            throw e;
        }
    }
}
