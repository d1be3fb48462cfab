package dev.assay.setrunner;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run is to do, as it was read under the lock; nothing is written yet.
 *
 * @param history the applied set
 * @param due what is to be applied now, in ascending version order
 * @param deferred what is pending and left for later, in ascending version order
 */
record Plan(History history, List<ParsedMigration> due, List<ParsedMigration> deferred) {

    /** Tells whether there is nothing to write. */
    boolean isEmpty() {
        return due.isEmpty() && history.adopted().isEmpty();
    }

    /** What is pending, in no order. */
    List<ParsedMigration> pending() {
        return Stream.concat(due.stream(), deferred.stream()).toList();
    }

    List<MigrationId> adoptedIds() {
        return history.adopted().stream().map(MigrationFile::id).toList();
    }

    List<MigrationId> dueIds() {
        return ids(due);
    }

    List<MigrationId> deferredIds() {
        return ids(deferred);
    }

    private static List<MigrationId> ids(List<ParsedMigration> migrations) {
        return migrations.stream().map(ParsedMigration::id).toList();
    }
}
