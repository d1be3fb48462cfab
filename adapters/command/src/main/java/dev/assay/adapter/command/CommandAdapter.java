package dev.assay.adapter.command;

import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Invocation;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Drives the runner that a descriptor describes. */
final class CommandAdapter extends DescribedAdapter {

    private final Tool tool;
    private final Installer installer;

    /**
     * Creates it.
     *
     * @param source the descriptor
     * @param toolsDirectory where tools are installed
     * @param environment Assay's own environment: its {@code PATH} is searched, and installing uses all of it
     */
    CommandAdapter(DescriptorSource source, Path toolsDirectory, Map<String, String> environment) {
        super(source);
        this.tool = new Tool(descriptor(), toolsDirectory, source.directory(), environment);
        this.installer = new Installer(descriptor(), tool, environment);
    }

    @Override
    public Availability availability() {
        try {
            return tool.availability();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Availability.NotAvailable("interrupted while the tool was asked for its version", "try again");
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return descriptor().capabilities();
    }

    @Override
    public Tracker tracker() {
        return new TrackerReader(descriptor().tracker(), descriptor().file());
    }

    @Override
    public void install(Consumer<String> progress) throws IOException, InterruptedException {
        installer.install(progress);
    }

    @Override
    public Running start(Order order) throws IOException {
        OrderValues target = new OrderValues(order, descriptor());
        Optional<List<Template>> command = descriptor().commands().of(order.action(), target.to());
        if (command.isEmpty()) {
            return withoutCommand(order.action());
        }
        Values values = target.values(program(), tool.home());
        descriptor().files().write(order.release(), order.directory(), values.texts());
        List<SuccessiveRuns.Start> starts = new ArrayList<>();
        for (List<String> arguments : successive(command.get(), target, values)) {
            RunnerCommand one = new RunnerCommand(
                    arguments,
                    environment(values),
                    order.directory(),
                    Set.of(order.database().password()),
                    descriptor().successCodes());
            starts.add(() -> tool.start(one));
        }
        return SuccessiveRuns.start(starts);
    }

    /** The arguments of all that is run for an order: what prepares the files, and the command, as often as it has to be. */
    private List<List<String>> successive(List<Template> command, OrderValues target, Values values) {
        List<List<Template>> all = new ArrayList<>();
        descriptor().commands().prepare().ifPresent(all::add);
        all.addAll(Collections.nCopies(target.times(command), command));
        return all.stream().map(values::arguments).toList();
    }

    @Override
    public Optional<Invocation> invocation(Order order) throws IOException {
        OrderValues target = new OrderValues(order, descriptor());
        Optional<List<Template>> command = descriptor().commands().of(order.action(), target.to());
        if (command.isEmpty() || descriptor().container().isPresent()) {
            return Optional.empty();
        }
        Values values = target.values(List.of(), tool.home());
        descriptor().files().write(order.release(), order.directory(), values.texts());
        return Optional.of(new Invocation(
                program(),
                successive(command.get(), target, values),
                environment(values),
                descriptor().successCodes()));
    }

    @Override
    List<String> program() throws IOException {
        List<String> program = tool.find();
        if (program.isEmpty()) {
            Availability.NotAvailable missing = tool.missing();
            throw new IOException(missing.reason() + "; " + missing.remedy());
        }
        return program;
    }

    private Running withoutCommand(Action action) throws IOException {
        if (action.verb() == Action.Verb.RECOVER) {
            return new NothingToDo("%s needs no command to recover".formatted(runner().title()));
        }
        String verb = Commands.verb(action).spelling();
        throw new IOException(("%s has no command 'commands.%s', so it cannot be told to %s; "
                        + "expected only orders for the capabilities that the descriptor lists")
                .formatted(descriptor().file(), verb, verb));
    }
}
