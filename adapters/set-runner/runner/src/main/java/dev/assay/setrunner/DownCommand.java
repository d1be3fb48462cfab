package dev.assay.setrunner;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Undoes the highest applied versions. Every down file is read before the first one runs. */
class DownCommand {

    private static final String EMPTY =
            "a set that was emptied stays empty until migrations run again; nothing was undone";

    private final Options options;
    private final Session session;
    private final MigrationSet disk;

    DownCommand(Options options, Session session, MigrationSet disk) {
        this.options = options;
        this.session = session;
        this.disk = disk;
    }

    DownResult run(int count) throws SQLException {
        if (count < 1) {
            throw usage(String.valueOf(count), "at least 1");
        }
        return LockedRun.run(session, options, context -> down(context, count));
    }

    private DownResult down(RunContext context, int count) throws SQLException {
        List<TrackerRow> rows = new ArrayList<>(context.tracker().rows());
        options.parts().consistency(options, disk).check(rows);
        if (count > rows.size()) {
            throw usage(String.valueOf(count), "at most " + rows.size() + ", the number of applied migrations");
        }
        if (count == rows.size()) {
            refuseToEmpty();
        }
        List<TrackerRow> newest = rows.subList(rows.size() - count, rows.size());
        List<ParsedMigration> downs = new ArrayList<>();
        for (TrackerRow row : newest) {
            downs.add(0, parse(row));
        }
        Preflight preflight = new Preflight(session, options);
        preflight.standardStrings();
        preflight.writable(downs.stream().map(ParsedMigration::id).toList());
        for (ParsedMigration down : downs) {
            undo(context, down);
        }
        return new DownResult(downs.stream().map(ParsedMigration::id).toList());
    }

    void refuseToEmpty() throws SQLException {
        History.refuseToEmpty(session, options, "down", EMPTY);
    }

    void undo(RunContext context, ParsedMigration down) throws SQLException {
        new Execution(context).undo(down);
    }

    ParsedMigration parse(TrackerRow row) {
        MigrationFile file = disk.get(row.version());
        Path path = file == null ? null : file.down();
        if (path == null) {
            throw refused("migration " + row.id(), "no .down.sql", "write the file, or undo by a new migration");
        }
        ParsedMigration down = options.parts().parse(row.id(), path);
        if (down.statements().isEmpty()) {
            throw refused(down.fileName(), "no statement in it", "write what undoes the migration");
        }
        if (!down.transactional()) {
            throw refused(
                    down.fileName(),
                    "the directive no-transaction",
                    "undo it in one transaction (DROP INDEX without CONCURRENTLY), or by a new migration");
        }
        return down;
    }

    private static SetRunnerException refused(String where, String found, String next) {
        return new SetRunnerException.FilesRefused(
                new Problem(
                        where,
                        "a down file that undoes the migration in one transaction",
                        found,
                        "a version is never taken back while its objects stay; nothing was undone",
                        next),
                null);
    }

    private static SetRunnerException usage(String found, String expected) {
        return new SetRunnerException.Usage(new Problem(
                "number of migrations to undo",
                expected,
                found,
                "down undoes exactly what is asked for",
                "correct it"));
    }
}
