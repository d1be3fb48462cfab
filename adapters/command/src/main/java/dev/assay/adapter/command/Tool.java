package dev.assay.adapter.command;

import dev.assay.adapter.command.install.Provided;
import dev.assay.adapter.command.install.TemporaryDirectory;
import dev.assay.adapter.command.install.ToolPlace;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Availability.NotAvailable;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.RunnerProcess;
import dev.assay.engine.adapter.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The program of a runner on this machine: where it is, and whether it answers. */
final class Tool {

    private static final Duration ANSWER_BOUND = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("[0-9]+(?:\\.[0-9]+)+[A-Za-z0-9.+_-]*");
    private static final int LONGEST_VERSION = 40;
    private static final int LONGEST_QUOTE = 300;

    private final Descriptor descriptor;
    private final ToolPlace place;
    private final Optional<ContainerTool> container;

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
        Path home = toolsDirectory
                .toAbsolutePath()
                .resolve(descriptor.toolId())
                .resolve(descriptor.runner().version());
        this.container = descriptor
                .container()
                .map(image -> new ContainerTool(image, descriptor.binary(), Map.copyOf(environment)));
        this.place = new ToolPlace(home, descriptor.binary(), besideDescriptor, environment);
    }

    /** Tells where the tool is installed to, whether it is there or not. */
    Path home() {
        return place.home();
    }

    /** Finds the program, and the arguments that always come first; empty if it is not there. */
    List<String> find() {
        return container.isPresent()
                ? List.of(descriptor.binary())
                : descriptor.installation().program(place);
    }

    /** Starts a command whose first argument is the program: here, or in a container. */
    Running start(RunnerCommand command) throws IOException {
        return container.isPresent() ? container.get().start(command) : RunnerProcess.start(command);
    }

    /** Tells what is missing if it is not to be found. */
    NotAvailable missing() {
        String title = descriptor.runner().title();
        String binary = descriptor.binary();
        if (!isProvided()) {
            return new NotAvailable(
                    "%s %s is not installed: no program '%s' in %s"
                            .formatted(title, descriptor.runner().version(), binary, home()),
                    installCommand());
        }
        String where = binary.contains("/")
                ? place.besideDescriptor().resolve(binary).normalize().toString()
                : "'" + binary + "' on the PATH";
        return new NotAvailable(
                "%s is not there: no program %s".formatted(title, where),
                "install it, or correct 'binary' in " + descriptor.file());
    }

    private boolean isProvided() {
        return descriptor.installation() instanceof Provided;
    }

    /** Asks the program for its version. */
    Availability availability() throws InterruptedException {
        Optional<NotAvailable> obstacle =
                container.flatMap(tool -> tool.missing(descriptor.runner().title()));
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        List<String> program = find();
        if (program.isEmpty()) {
            return missing();
        }
        Path empty = null;
        try {
            empty = TemporaryDirectory.create();
            return answer(ask(program, empty));
        } catch (IOException e) {
            return new NotAvailable(String.valueOf(e.getMessage()), remedy());
        } finally {
            TemporaryDirectory.delete(empty);
        }
    }

    private Outcome ask(List<String> program, Path directory) throws IOException, InterruptedException {
        Map<String, List<String>> words = new HashMap<>(descriptor.parameters());
        words.put(Placeholder.BINARY.spelling(), program);
        words.put(Placeholder.TOOL.spelling(), List.of(home().toString()));
        List<String> arguments = new Values(words).arguments(descriptor.versionCommand());
        return start(new RunnerCommand(arguments, Map.of(), directory, Set.of(), Set.of(0)))
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

    /** The version in what it printed, which may name others, too; a short first line where none is to be seen. */
    private String version(String output) {
        List<String> versions =
                VERSION.matcher(output).results().map(MatchResult::group).toList();
        String written = descriptor.runner().version();
        if (versions.contains(written) || (versions.isEmpty() && !isProvided())) {
            return written;
        }
        return versions.stream()
                .findFirst()
                .or(() -> output.strip()
                        .lines()
                        .findFirst()
                        .filter(line -> line.length() <= LONGEST_VERSION && line.matches("\\S+|.*[0-9].*")))
                .orElse("unknown");
    }

    private String remedy() {
        return isProvided() ? "make it run, or correct 'version-command' in " + descriptor.file() : installCommand();
    }

    private String installCommand() {
        return "./assay tools install " + descriptor.toolId();
    }
}
