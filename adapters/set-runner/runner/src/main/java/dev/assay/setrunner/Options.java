package dev.assay.setrunner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The configuration of a runner, checked. */
record Options(
        ConnectionSource source,
        @Nullable ScratchDatabases scratch,
        Path migrations,
        QualifiedName tracker,
        @Nullable QualifiedName legacyTracker,
        Duration lockWait,
        ChecksumPolicy checksums,
        MissingFilePolicy missingFiles,
        ExistingObjectsPolicy existingObjects,
        ColumnOrderPolicy columnOrder,
        Set<Long> acceptedData,
        RunListener listener) {

    /** The table that remembers how far a non-transactional migration has come. */
    QualifiedName progress() {
        return new QualifiedName(tracker.schema(), tracker.table() + "_progress");
    }
}
