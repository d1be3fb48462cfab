package dev.assay.adapter.command;

import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Availability.NotAvailable;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.RunnerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program of a runner on this machine: where it is, and whether it answers. */
final class Tool {

    private static final Duration ANSWER_BOUND = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("[0-9]+(?:\\.[0-9]+)+[A-Za-z0-9.+_-]*");
    private static final int LONGEST_QUOTE = 300;

    private final Descriptor descriptor;
    private final Path toolsDirectory;
    private final Path besideDescriptor;
    private final Map<String, String> environment;

    /**
     * Creates it.
     *
     * @param descriptor what describes it
     * @param toolsDirectory where tools are installed
     * @param besideDescriptor the directory that a file in the descriptor is relative to
     * @param environment the environment whose {@code PATH} is searched
     */
    Tool(Descriptor descriptor, Path toolsDirectory, Path besideDescriptor, Map<String, String> environment) {
        this.descriptor = descriptor;
        this.toolsDirectory = toolsDirectory;
        this.besideDescriptor = besideDescriptor;
        this.environment = Map.copyOf(environment);
    }

    /** Tells where the tool is installed to, whether it is there or not. */
    Path home() {
        return toolsDirectory
                .toAbsolutePath()
                .resolve(descriptor.runner().id())
                .resolve(descriptor.runner().version());
    }

    /** Finds the program. */
    Optional<Path> find() {
        String name = descriptor.binary();
        if (!(descriptor.installation() instanceof Installation.Provided)) {
            return Program.in(home(), name);
        }
        return name.contains("/") ? Program.in(besideDescriptor, name) : Program.onPath(name, environment);
    }

    /** Tells what is missing if it is not to be found. */
    NotAvailable missing() {
        String title = descriptor.runner().title();
        if (!(descriptor.installation() instanceof Installation.Provided)) {
            return new NotAvailable(
                    "%s %s is not installed: no program '%s' in %s"
                            .formatted(title, descriptor.runner().version(), descriptor.binary(), home()),
                    installCommand());
        }
        String place = descriptor.binary().contains("/")
                ? besideDescriptor.resolve(descriptor.binary()).normalize().toString()
                : "'" + descriptor.binary() + "' on the PATH";
        return new NotAvailable(
                "%s is not there: no program %s".formatted(title, place),
                "install it, or correct 'binary' in " + descriptor.file());
    }

    /** Asks the program for its version. */
    Availability availability() throws InterruptedException {
        Optional<Path> binary = find();
        if (binary.isEmpty()) {
            return missing();
        }
        Path empty = null;
        try {
            empty = TemporaryDirectory.create();
            return answer(ask(binary.get(), empty));
        } catch (IOException e) {
            return new NotAvailable(String.valueOf(e.getMessage()), remedy());
        } finally {
            TemporaryDirectory.delete(empty);
        }
    }

    private Outcome ask(Path binary, Path directory) throws IOException, InterruptedException {
        List<String> arguments = descriptor.versionCommand().stream()
                .map(argument -> argument.fill(Map.of(Placeholder.BINARY, binary.toString())))
                .toList();
        return RunnerProcess.start(new RunnerCommand(arguments, Map.of(), directory, Set.of(), Set.of(0)))
                .await(ANSWER_BOUND);
    }

    private Availability answer(Outcome outcome) {
        if (outcome.succeeded()) {
            return new Availability.Available(version(outcome.output()));
        }
        String output = outcome.output().strip();
        return new NotAvailable(
                "%s does not tell its version: it ended with %s (exit code %d) and printed '%s'"
                        .formatted(
                                descriptor.runner().title(),
                                outcome.ending(),
                                outcome.exitCode(),
                                output.substring(0, Math.min(LONGEST_QUOTE, output.length()))),
                remedy());
    }

    /** The version in what it printed, or the first line where none is to be seen. */
    private static String version(String output) {
        Matcher matcher = VERSION.matcher(output);
        return matcher.find()
                ? matcher.group()
                : output.strip().lines().findFirst().orElse("unknown");
    }

    private String remedy() {
        return descriptor.installation() instanceof Installation.Provided
                ? "make it run, or correct 'version-command' in " + descriptor.file()
                : installCommand();
    }

    private String installCommand() {
        return "./assay tools install " + descriptor.runner().id();
    }
}
