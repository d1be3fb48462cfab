package dev.assay.adapter.command;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.adapter.RunnerProcess;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Drives the runner that a descriptor describes. */
final class CommandAdapter implements Adapter {

    private final Descriptor descriptor;
    private final List<Deviation> deviations;
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
        this.descriptor = source.descriptor();
        this.deviations = List.copyOf(source.deviations());
        this.tool = new Tool(descriptor, toolsDirectory, source.directory(), environment);
        this.installer = new Installer(descriptor, tool, environment);
    }

    @Override
    public RunnerInfo runner() {
        return descriptor.runner();
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
        return descriptor.capabilities();
    }

    @Override
    public Tracker tracker() {
        return new TrackerReader(descriptor.tracker(), descriptor.file());
    }

    @Override
    public List<Deviation> deviations() {
        return deviations;
    }

    @Override
    public void install(Consumer<String> progress) throws IOException, InterruptedException {
        installer.install(progress);
    }

    @Override
    public Running start(Order order) throws IOException {
        Optional<List<Template>> command = descriptor.commands().of(order.action(), to(order));
        if (command.isEmpty()) {
            return withoutCommand(order.action());
        }
        Path migrations = order.directory().resolve("migrations");
        descriptor.files().write(order.release(), migrations);
        Map<Placeholder, String> values = values(order, migrations);
        return RunnerProcess.start(new RunnerCommand(
                command.get().stream().map(argument -> argument.fill(values)).toList(),
                environment(values),
                order.directory(),
                Set.of(order.database().password()),
                descriptor.successCodes()));
    }

    private Running withoutCommand(Order.Action action) throws IOException {
        if (action instanceof Order.Recover) {
            return new NothingToDo("%s needs no command to recover".formatted(runner().title()));
        }
        String verb = Commands.verb(action).spelling();
        throw new IOException(("%s has no command 'commands.%s', so it cannot be told to %s; "
                        + "expected only orders for the capabilities that the descriptor lists")
                .formatted(descriptor.file(), verb, verb));
    }

    private Map<String, String> environment(Map<Placeholder, String> values) {
        Map<String, String> variables = new HashMap<>();
        descriptor.environment().forEach((name, value) -> variables.put(name, value.fill(values)));
        return variables;
    }

    private Map<Placeholder, String> values(Order order, Path migrations) throws IOException {
        Path binary = tool.find().orElseThrow(() -> {
            Availability.NotAvailable missing = tool.missing();
            return new IOException(missing.reason() + "; " + missing.remedy());
        });
        Endpoint database = order.database();
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.BINARY, binary.toString());
        values.put(Placeholder.MIGRATIONS, migrations.toString());
        values.put(Placeholder.DIRECTORY, order.directory().toString());
        values.put(Placeholder.DATABASE_URL, DatabaseUrl.of(database));
        values.put(Placeholder.HOST, database.host());
        values.put(Placeholder.PORT, String.valueOf(database.port()));
        values.put(Placeholder.DATABASE, database.database());
        values.put(Placeholder.USER, database.user());
        values.put(Placeholder.PASSWORD, database.password());
        values.put(Placeholder.TO, String.valueOf(to(order)));
        values.put(
                Placeholder.STEPS,
                String.valueOf(order.release().versions().tailSet(to(order) + 1).size()));
        return values;
    }

    private static long to(Order order) {
        if (order.action() instanceof Order.Rollback rollback) {
            return rollback.to();
        }
        if (order.action() instanceof Order.Recover recover) {
            return recover.to();
        }
        return order.release().migrations().isEmpty()
                ? 0
                : order.release().versions().last();
    }
}
