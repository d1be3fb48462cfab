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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Drives a tiny runner with one flaw, on a thread of this process. */
final class MiniatureAdapter implements Adapter, Tracker {

    static final String TABLE = "public.miniature_tracker";

    /** Makes the runner do what it is told. */
    interface Runner {
        ThreadRunning.Work work(Order order);
    }

    private final String id;
    private final boolean dirty;
    private final Runner runner;

    MiniatureAdapter(Flaw flaw) {
        this.id = flaw.runner();
        this.dirty = flaw == Flaw.STAYS_DIRTY;
        this.runner = order -> told -> new Miniature(flaw, order).migrate(told);
    }

    MiniatureAdapter(Carelessness way) {
        this.id = way.runner();
        this.dirty = false;
        this.runner = order -> told -> new Careless(way, order).migrate(told);
    }

    @Override
    public RunnerInfo runner() {
        return new RunnerInfo(id, id, "1", "none", "Apache-2.0");
    }

    @Override
    public Availability availability() {
        return new Availability.Available("1");
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Tracker tracker() {
        return this;
    }

    @Override
    public List<Deviation> deviations() {
        return List.of();
    }

    @Override
    public Running start(Order order) {
        return ThreadRunning.start(runner.work(order));
    }

    @Override
    public Set<String> relations() {
        return Set.of(TABLE);
    }

    @Override
    public AppliedSet applied(Connection connection, Release onDisk) throws SQLException {
        List<Long> versions = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet exists = statement.executeQuery("SELECT to_regclass('" + TABLE + "') IS NOT NULL")) {
                if (!exists.next() || !exists.getBoolean(1)) {
                    return AppliedSet.NONE;
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT version FROM " + TABLE)) {
                while (rows.next()) {
                    versions.add(rows.getLong(1));
                }
            }
        }
        return AppliedSet.of(versions, dirty ? OptionalLong.of(99) : OptionalLong.empty());
    }
}
