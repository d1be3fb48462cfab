package dev.assay.setrunner;

import java.util.List;

/**
 * What {@link SetRunner#migrate()} did. When it returns at all, every migration on disk is applied.
 *
 * @param applied the migrations of this run in the order of their commits; empty when nothing was pending
 * @param adopted the migrations that were taken over from the legacy tracker by this run; usually empty
 */
public record MigrateResult(List<MigrationId> applied, List<MigrationId> adopted) {

    /** Copies the lists. */
    public MigrateResult {
        applied = List.copyOf(applied);
        adopted = List.copyOf(adopted);
    }
}
