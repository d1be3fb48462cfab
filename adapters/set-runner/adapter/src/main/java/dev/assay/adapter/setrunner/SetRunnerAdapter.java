package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.FileMarks;
import dev.assay.engine.adapter.MigrationFiles;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.scenario.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drives the set-based runner: in this process, or as a process of its own where the story kills it. */
final class SetRunnerAdapter implements Adapter {

    private static final MigrationFiles FILES = new MigrationFiles(
            "{version}_{name}.up.sql",
            Optional.of("{version}_{name}.down.sql"),
            new FileMarks(Optional.of("-- assay: no-transaction"), Optional.of("-- assay: deferred")));

    private final Tracker tracker = new SetTracker();
    private final Edition edition;

    SetRunnerAdapter(Edition edition) {
        this.edition = edition;
    }

    @Override
    public RunnerInfo runner() {
        return edition.info();
    }

    @Override
    public Availability availability() {
        return new Availability.Available(runner().version());
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Tracker tracker() {
        return tracker;
    }

    /** The reference runner has none: what it does wrong is a bug. */
    @Override
    public List<Deviation> deviations() {
        return List.of();
    }

    @Override
    public Running start(Order order) throws IOException {
        Path migrations = order.directory().resolve("migrations");
        FILES.write(order.release(), migrations);
        return order.ownProcess()
                ? OwnProcess.start(edition, order, migrations)
                : InProcess.start(new Task(edition, order, migrations));
    }
}
