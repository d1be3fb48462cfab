package dev.assay.adapter.command;

import dev.assay.adapter.command.install.Programs;
import dev.assay.adapter.command.install.TemporaryDirectory;
import dev.assay.adapter.command.program.Metadata;
import dev.assay.adapter.command.program.Program;
import dev.assay.engine.adapter.AdapterContractException;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Availability.NotAvailable;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.scenario.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drives a runner through a program of the user that speaks the protocol. */
final class ProgramAdapter extends DescribedAdapter {

    private final Path directory;
    private final Map<String, String> environment;
    private Optional<Metadata> metadata = Optional.empty();

    /**
     * Creates it.
     *
     * @param source the descriptor, which names a program
     * @param environment Assay's own environment, whose {@code PATH} is searched
     */
    ProgramAdapter(DescriptorSource source, Map<String, String> environment) {
        super(source);
        this.directory = source.directory();
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Availability availability() {
        try {
            return new Availability.Available(introduce().version());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NotAvailable("interrupted while the adapter's program was asked for its version", "try again");
        } catch (IOException e) {
            return new NotAvailable(
                    String.valueOf(e.getMessage()),
                    "install it, or correct 'program' in " + descriptor().file());
        } catch (AdapterContractException e) {
            return new NotAvailable(String.valueOf(e.getMessage()), "correct " + title());
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return known().map(Metadata::capabilities).orElse(Set.of());
    }

    @Override
    public Tracker tracker() {
        return new ProgramTracker(
                this::speaker, () -> known().map(Metadata::relations).orElse(Set.of()));
    }

    @Override
    public Running start(Order order) throws IOException {
        return speaker().start(order);
    }

    /** What the program said in its first hand-shake; nothing if there was none. */
    private synchronized Optional<Metadata> known() {
        if (metadata.isEmpty()) {
            availability();
        }
        return metadata;
    }

    private synchronized Metadata introduce() throws IOException, InterruptedException {
        Path home = TemporaryDirectory.create();
        try {
            Metadata said = speaker().introduce(home);
            metadata = Optional.of(said);
            return said;
        } finally {
            TemporaryDirectory.delete(home);
        }
    }

    @Override
    List<String> program() throws IOException {
        List<String> words = new Values(descriptor().parameters())
                .arguments(descriptor().program().orElseThrow());
        List<String> program = new ArrayList<>(List.of(find(words.get(0))));
        program.addAll(words.subList(1, words.size()));
        return program;
    }

    private Program speaker() throws IOException {
        return new Program(
                program(),
                directory,
                title(),
                environment(new Values(descriptor().parameters())));
    }

    private String find(String word) throws IOException {
        Optional<Path> found = word.contains("/") ? Programs.file(directory, word) : Programs.onPath(word, environment);
        String where =
                word.contains("/") ? directory.resolve(word).normalize().toString() : "'" + word + "' on the PATH";
        return found.map(Path::toString)
                .orElseThrow(
                        () -> new IOException("%s is not there: no program %s".formatted(runner().title(), where)));
    }

    private String title() {
        return "the program of " + descriptor().file();
    }
}
