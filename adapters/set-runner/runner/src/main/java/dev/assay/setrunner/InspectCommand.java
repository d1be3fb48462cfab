package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Tells about the sets without changing anything. */
final class InspectCommand {

    private final Parts parts;
    private final MigrationSet disk;
    private final Tracker tracker;
    private final ProgressTable progress;
    private final Consistency consistency;

    InspectCommand(Options options, Session session, MigrationSet disk) {
        this.parts = options.parts();
        this.disk = disk;
        this.tracker = options.parts().tracker(session, options);
        this.progress = options.parts().progress(session, options);
        this.consistency = options.parts().consistency(options, disk);
    }

    VerifyResult verify() throws SQLException {
        List<TrackerRow> rows = tracker.rows();
        Set<Long> applied = new HashSet<>();
        List<MigrationId> extra = new ArrayList<>();
        List<String> renamed = new ArrayList<>();
        List<MigrationId> changed = new ArrayList<>();
        for (TrackerRow row : rows) {
            applied.add(row.version());
            MigrationFile file = disk.get(row.version());
            if (file == null) {
                extra.add(row.id());
            } else if (!file.name().equals(row.id().name())) {
                renamed.add(row.version() + ": " + row.id().name() + " -> " + file.name());
            } else if (!consistency.isUnchanged(row)) {
                changed.add(row.id());
            }
        }
        for (Progress begun : progress.begun(rows)) {
            if (!disk.contains(begun.id().version())) {
                extra.add(begun.id());
            }
        }
        List<MigrationId> missing = disk.all().stream()
                .map(MigrationFile::id)
                .filter(id -> !applied.contains(id.version()))
                .toList();
        Set<Long> later = later(rows);
        List<MigrationId> deferred =
                missing.stream().filter(id -> later.contains(id.version())).toList();
        return new VerifyResult(missing, deferred, extra, renamed, changed, List.of());
    }

    /** The pending versions that are left for later. */
    private Set<Long> later(List<TrackerRow> rows) {
        TreeMap<Long, Instructions> pending = new TreeMap<>();
        for (MigrationFile file : disk.all()) {
            pending.put(file.version(), Instructions.of(SourceFile.read(file.up())));
        }
        rows.forEach(row -> pending.remove(row.version()));
        return parts.deferral().among(pending);
    }

    List<MigrationStatus> status() throws SQLException {
        TreeMap<Long, MigrationStatus> lines = new TreeMap<>();
        List<TrackerRow> rows = tracker.rows();
        Set<Long> later = later(rows);
        for (MigrationFile file : disk.all()) {
            MigrationStatus.State state =
                    later.contains(file.version()) ? MigrationStatus.State.DEFERRED : MigrationStatus.State.PENDING;
            lines.put(file.version(), new MigrationStatus(file.id(), state, null));
        }
        for (Progress row : progress.rows()) {
            lines.put(row.id().version(), new MigrationStatus(row.id(), MigrationStatus.State.STARTED, null));
        }
        for (TrackerRow row : rows) {
            MigrationStatus.State state =
                    disk.contains(row.version()) ? MigrationStatus.State.APPLIED : MigrationStatus.State.NO_FILE;
            lines.put(row.version(), new MigrationStatus(row.id(), state, row.appliedAt()));
        }
        return List.copyOf(lines.values());
    }
}
