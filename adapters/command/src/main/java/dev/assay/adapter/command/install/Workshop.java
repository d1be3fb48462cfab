package dev.assay.adapter.command.install;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.RunnerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Runs the package managers with the user's own settings and caches, and tells the user what is done. */
public final class Workshop {

    private static final Duration ANSWER_BOUND = Duration.ofMinutes(1);

    /** What a program may print for a terminal, also where there is none. */
    private static final Pattern COLOURS = Pattern.compile("\\x1b\\[[0-9;]*m");

    private final String id;
    private final Map<String, String> environment;
    private final Consumer<String> progress;

    /**
     * Creates it.
     *
     * @param id the id of the runner that is installed, for messages
     * @param environment Assay's own environment
     * @param progress told what is done, a line each
     */
    public Workshop(String id, Map<String, String> environment, Consumer<String> progress) {
        this.id = id;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /** The id of the runner that is installed. */
    String id() {
        return id;
    }

    /** Tells the user something. */
    void say(String line) {
        progress.accept(id + ": " + line);
    }

    /** Finds a program of a toolchain, and refuses where it is missing. */
    Path find(String program, Toolchain toolchain) throws IOException {
        Optional<Path> found = Programs.onPath(program, environment);
        return found.orElseThrow(() -> toolchain.refusal(id, "there is no '" + program + "' on the PATH"));
    }

    /** Finds the first of some programs of a toolchain, and refuses where it is missing or too old. */
    Path require(String program, Toolchain toolchain, Path directory) throws IOException, InterruptedException {
        Path found = find(program, toolchain);
        String answer = ask(List.of(found.toString(), "--version"), directory);
        Optional<LanguageVersion> version = LanguageVersion.parse(answer);
        if (version.isEmpty()) {
            throw toolchain.refusal(id, "'%s --version' answers '%s'".formatted(found, answer));
        }
        if (version.get().compareTo(toolchain.minimum()) < 0) {
            throw toolchain.refusal(id, "%s is %s %s".formatted(found, toolchain.title(), version.get()));
        }
        say("found %s %s at %s".formatted(toolchain.title(), version.get(), found));
        return found;
    }

    /** Asks a program something and answers what it printed. */
    String ask(List<String> question, Path directory) throws IOException, InterruptedException {
        Outcome outcome = run(question, directory, Map.of(), ANSWER_BOUND);
        return COLOURS.matcher(outcome.output()).replaceAll("").strip();
    }

    /** Runs a step of an installation, which must succeed. */
    void step(String what, List<String> arguments, Path directory, Map<String, String> variables, Duration bound)
            throws IOException, InterruptedException {
        Outcome outcome = run(arguments, directory, variables, bound);
        if (!outcome.succeeded()) {
            throw new IOException("%s: %s ended with %s (exit code %d):%n%s"
                    .formatted(
                            id,
                            what,
                            outcome.ending(),
                            outcome.exitCode(),
                            outcome.output().strip()));
        }
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
