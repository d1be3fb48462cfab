package dev.assay.setrunner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the tracker; the checksum is {@code null} where nobody knows what ran. */
record TrackerRow(
        MigrationId id, Instant appliedAt, @Nullable String checksum) {

    long version() {
        return id.version();
    }
}
