package dev.assay.engine.miniature;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.scenario.Release;
import java.sql.Connection;
import java.util.List;
import java.util.Set;

/** A runner whose tool is never there. */
final class AbsentAdapter implements Adapter {

    @Override
    public RunnerInfo runner() {
        return new RunnerInfo("absent", "absent", "1", "none", "none");
    }

    @Override
    public Availability availability() {
        return new Availability.NotAvailable("its program is not there", "install it with './install absent'");
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Tracker tracker() {
        return new Tracker() {
            @Override
            public Set<String> relations() {
                return Set.of();
            }

            @Override
            public AppliedSet applied(Connection connection, Release onDisk) {
                return AppliedSet.NONE;
            }
        };
    }

    @Override
    public List<Deviation> deviations() {
        return List.of();
    }

    @Override
    public Running start(Order order) {
        throw new IllegalStateException("a runner that is not available was started");
    }
}
