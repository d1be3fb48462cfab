package dev.assay.setrunner;

import java.util.List;

/**
 * What {@link SetRunner#migrate()} did. When it returns at all, every required migration on disk is applied, and every
 * other one that is not among the deferred.
 *
 * @param applied the migrations of this run in the order of their commits; empty when nothing was pending
 * @param adopted the migrations that were taken over from the legacy tracker by this run; usually empty
 * @param deferred the migrations that are pending and were left for later: the deferred ones, and those that require one of them
 */
public record MigrateResult(List<MigrationId> applied, List<MigrationId> adopted, List<MigrationId> deferred) {

    /** Copies the lists. */
    public MigrateResult {
        applied = List.copyOf(applied);
        adopted = List.copyOf(adopted);
        deferred = List.copyOf(deferred);
    }
}
