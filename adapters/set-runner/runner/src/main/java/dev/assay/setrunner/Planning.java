package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what is to be done, and refuses what could not be done rightly, before anything is written. */
final class Planning {

    private final Options options;
    private final Session session;
    private final MigrationSet disk;

    Planning(Options options, Session session, MigrationSet disk) {
        this.options = options;
        this.session = session;
        this.disk = disk;
    }

    Plan plan() throws SQLException {
        History history = options.parts().history(session, options, disk);
        Consistency consistency = options.parts().consistency(options, disk);
        consistency.check(history.rows());
        List<Progress> begun = options.parts().progress(session, options).begun(history.rows());
        consistency.checkBegun(begun);
        List<ParsedMigration> pending = consistency.pending(history.rows()).stream()
                .map(file -> options.parts().parse(file.id(), file.up()))
                .toList();
        consistency.checkDirectives(pending, begun);
        Plan plan = divided(history, pending);
        if (!plan.isEmpty()) {
            check(plan, history.rows().isEmpty() && begun.isEmpty());
        }
        return plan;
    }

    private Plan divided(History history, List<ParsedMigration> pending) {
        Set<Long> applied = history.rows().stream().map(TrackerRow::version).collect(Collectors.toSet());
        SortedMap<Long, Instructions> instructions = new TreeMap<>();
        for (ParsedMigration migration : pending) {
            migration.instructions().requires().forEach(version -> checkRequired(migration, version, applied));
            instructions.put(migration.id().version(), migration.instructions());
        }
        Set<Long> later = options.deferred() == DeferredPolicy.APPLY
                ? Set.of()
                : options.parts().deferral().among(instructions);
        List<ParsedMigration> due = new ArrayList<>();
        List<ParsedMigration> deferred = new ArrayList<>();
        for (ParsedMigration migration : pending) {
            (later.contains(migration.id().version()) ? deferred : due).add(migration);
        }
        return new Plan(history, due, deferred);
    }

    private void checkRequired(ParsedMigration migration, long version, Set<Long> applied) {
        boolean known = disk.contains(version) || applied.contains(version);
        if (known && version < migration.id().version()) {
            return;
        }
        throw new SetRunnerException.FilesRefused(
                new Problem(
                        migration.fileName(),
                        "that it requires earlier migrations",
                        "it requires " + version + (known ? ", which comes later" : ", of which there is no file"),
                        "migrations are applied in ascending version order",
                        "correct the version, or remove the comment"),
                null);
    }

    private void check(Plan plan, boolean virgin) throws SQLException {
        Preflight preflight = new Preflight(session, options);
        preflight.standardStrings();
        preflight.writable(Stream.concat(plan.adoptedIds().stream(), plan.dueIds().stream())
                .toList());
        if (virgin && options.existingObjects() == ExistingObjectsPolicy.REFUSE) {
            options.parts().existingObjects(session, options).refuseUnlessEmpty(plan.pending());
        }
    }
}
