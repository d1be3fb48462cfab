package dev.assay.setrunner;

import dev.assay.setrunner.sql.Directives;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Holds tracker and directory against each other before any transaction opens. */
class Consistency {

    private final Options options;
    private final MigrationSet disk;

    Consistency(Options options, MigrationSet disk) {
        this.options = options;
        this.disk = disk;
    }

    /** Refuses renamed, missing and, under {@link ChecksumPolicy#VERIFY}, changed migrations. */
    void check(List<TrackerRow> rows) {
        rows.forEach(this::checkName);
        checkFiles(rows);
        if (options.checksums() == ChecksumPolicy.VERIFY) {
            rows.forEach(this::checkContent);
        }
    }

    /** What is on disk and not applied, in ascending version order. */
    List<MigrationFile> pending(List<TrackerRow> rows) {
        var applied = rows.stream().map(TrackerRow::version).collect(Collectors.toSet());
        List<MigrationFile> pending = new ArrayList<>();
        for (MigrationFile file : disk.all()) {
            if (!applied.contains(file.version())) {
                pending.add(file);
            }
        }
        return pending;
    }

    void checkName(TrackerRow row) {
        MigrationFile file = disk.get(row.version());
        if (file != null && !file.name().equals(row.id().name())) {
            throw new SetRunnerException.Drift(new Problem(
                    "migration " + row.version(),
                    "the recorded name \"" + row.id().name() + "\"",
                    "the name \"" + file.name() + "\" on disk (" + file.up().getFileName() + ")",
                    "a renamed file may be another migration with the number of an applied one",
                    "give a new migration its own version, or accept the rename with: UPDATE "
                            + options.tracker().sql() + " SET name = " + Sql.literal(file.name())
                            + " WHERE version = " + row.version()));
        }
    }

    void checkFiles(List<TrackerRow> rows) {
        List<MigrationId> missing = rows.stream()
                .map(TrackerRow::id)
                .filter(id -> !disk.contains(id.version()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        if (options.missingFiles() == MissingFilePolicy.ALLOW) {
            options.listener().note("applied and without a file (missing files = allow): " + missing);
            return;
        }
        throw new SetRunnerException.Drift(new Problem(
                "tracker " + options.tracker(),
                "a file for every applied version",
                "no file for " + missing,
                "missing files = refuse",
                "restore the files; if an older application runs on a newer database, allow missing files"));
    }

    /** Refuses to call a set complete while a migration without a file has begun and not ended: some of its statements are there. */
    void checkBegun(List<Progress> begun) {
        for (Progress progress : begun) {
            if (disk.contains(progress.id().version())) {
                continue;
            }
            String found = progress.id() + " stopped behind statement " + progress.done() + " and has no file any more";
            if (options.missingFiles() == MissingFilePolicy.REFUSE) {
                throw new SetRunnerException.Drift(new Problem(
                        "progress table " + options.progress(),
                        "a file for every migration that has begun and not ended",
                        found,
                        "missing files = refuse",
                        "restore the file so that it can be finished, or undo by hand what it did and DELETE FROM "
                                + options.progress().sql() + " WHERE version = "
                                + progress.id().version()));
            }
            options.listener().note(found + " (missing files = allow)");
        }
    }

    /** Refuses to run in one transaction what has begun without one: what ran of it would run again. */
    void checkDirectives(List<ParsedMigration> pending, List<Progress> begun) {
        for (ParsedMigration migration : pending) {
            begun.stream()
                    .filter(progress ->
                            progress.id().version() == migration.id().version())
                    .filter(progress -> migration.transactional() && progress.mayHaveRun())
                    .findFirst()
                    .ifPresent(progress -> refuseTransaction(migration, progress));
        }
    }

    private void refuseTransaction(ParsedMigration migration, Progress progress) {
        String stopped = progress.attempting() > 0
                ? "in statement " + progress.attempting()
                : "behind statement " + progress.done();
        throw new SetRunnerException.Drift(new Problem(
                migration.fileName(),
                "the directive " + Directives.NO_TRANSACTION + ", as when it began",
                "it stopped " + stopped + ", and in one transaction it would run again from the top",
                "a part that has run cannot run again in another form; the part behind it may be edited freely",
                "put the line \"-- assay: " + Directives.NO_TRANSACTION
                        + "\" back at the top, or undo by hand what ran and DELETE FROM "
                        + options.progress().sql() + " WHERE version = "
                        + migration.id().version()));
    }

    /** Tells whether the file has the content that was applied; also where nobody knows which one that was. */
    boolean isUnchanged(TrackerRow row) {
        MigrationFile file = disk.get(row.version());
        return file == null || row.checksum() == null || checksum(file).equals(row.checksum());
    }

    private String checksum(MigrationFile file) {
        return options.parts().checksum(SourceFile.read(file.up()));
    }

    void checkContent(TrackerRow row) {
        MigrationFile file = disk.get(row.version());
        if (file != null && !isUnchanged(row)) {
            String checksum = checksum(file);
            throw new SetRunnerException.Drift(new Problem(
                    String.valueOf(file.up().getFileName()),
                    "the content that was applied (SHA-256 " + row.checksum() + ")",
                    "SHA-256 " + checksum,
                    "checksums = verify",
                    "restore the file and write a new migration, or accept all changed texts with accept-changes, this one"
                            + " with: UPDATE "
                            + options.tracker().sql() + " SET checksum = " + Sql.literal(checksum)
                            + " WHERE version = " + row.version()));
        }
    }
}
