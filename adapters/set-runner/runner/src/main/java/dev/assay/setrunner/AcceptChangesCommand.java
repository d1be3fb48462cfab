package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes down the texts that applied files have now in the place of those that were applied; runs nothing of them. */
class AcceptChangesCommand {

    private final Options options;
    private final Session session;
    private final MigrationSet disk;

    AcceptChangesCommand(Options options, Session session, MigrationSet disk) {
        this.options = options;
        this.session = session;
        this.disk = disk;
    }

    List<MigrationId> run() throws SQLException {
        return LockedRun.run(session, options, this::accept);
    }

    private List<MigrationId> accept(RunContext context) throws SQLException {
        List<TrackerRow> rows = context.tracker().rows();
        Consistency consistency = options.parts().consistency(options, disk);
        rows.forEach(consistency::checkName);
        consistency.checkFiles(rows);
        List<TrackerRow> accepted = new ArrayList<>();
        for (TrackerRow row : rows) {
            if (!consistency.isUnchanged(row)) {
                accepted.add(row);
            }
        }
        List<MigrationId> ids = accepted.stream().map(TrackerRow::id).toList();
        if (!ids.isEmpty()) {
            new Preflight(session, options).writable(ids);
            context.record("accept-changes", () -> {
                for (TrackerRow row : accepted) {
                    accept(context, row);
                }
            });
        }
        return ids;
    }

    void accept(RunContext context, TrackerRow row) throws SQLException {
        MigrationFile file = disk.get(row.version());
        if (file != null) {
            context.tracker().accept(row.id(), options.parts().checksum(SourceFile.read(file.up())));
        }
    }
}
