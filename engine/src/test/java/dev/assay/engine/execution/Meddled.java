package dev.assay.engine.execution;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.miniature.Carelessness;
import dev.assay.engine.scenario.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A right runner, with somebody who meddles whenever it is started.
 *
 * @param right drives the runner
 * @param meddler what is done with each order, and with the runner that got it
 */
record Meddled(Adapter right, Meddler meddler) implements Adapter {

    interface Meddler {
        Running meddle(Order order, Running running) throws IOException;
    }

    static Meddled with(Meddler meddler) {
        Adapters adapters = Adapters.load(new AdapterSettings(Path.of("nowhere"), List.of()));
        return new Meddled(adapters.named(Carelessness.NONE.runner()), meddler);
    }

    @Override
    public RunnerInfo runner() {
        return right.runner();
    }

    @Override
    public Availability availability() {
        return right.availability();
    }

    @Override
    public Set<Capability> capabilities() {
        return right.capabilities();
    }

    @Override
    public Tracker tracker() {
        return right.tracker();
    }

    @Override
    public List<Deviation> deviations() {
        return List.of();
    }

    @Override
    public Running start(Order order) throws IOException {
        return meddler.meddle(order, right.start(order));
    }
}
