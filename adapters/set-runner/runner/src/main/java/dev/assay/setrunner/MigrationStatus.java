package dev.assay.setrunner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@link SetRunner#status()}.
 *
 * @param id the migration
 * @param state where it stands
 * @param appliedAt when its row was written, or {@code null} if it is not applied
 */
public record MigrationStatus(
        MigrationId id, State state, @Nullable Instant appliedAt) {

    /** Where a migration stands. */
    public enum State {
        /** On disk and recorded. */
        APPLIED,
        /** On disk and not recorded. */
        PENDING,
        /** On disk, not recorded, and left for later. */
        DEFERRED,
        /** On disk, not transactional, some of its statements done: the next run goes on behind them. */
        STARTED,
        /** Recorded, and no file on disk. */
        NO_FILE
    }
}
