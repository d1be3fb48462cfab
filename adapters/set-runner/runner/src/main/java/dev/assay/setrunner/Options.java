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
        DeferredPolicy deferred,
        Set<Long> vouchedFor,
        RunListener listener,
        Parts parts) {

    /** The table that remembers how far a non-transactional migration has come. */
    QualifiedName progress() {
        return new QualifiedName(tracker.schema(), tracker.table() + "_progress");
    }

    /** Tells whether an object of the catalog belongs to the runner. */
    boolean owns(dev.assay.setrunner.catalog.ObjectKey key) {
        return java.util.stream.Stream.of(tracker, progress()).anyMatch(own -> key.isOf(own.schema(), own.table()));
    }

    /** The same configuration for another database. */
    Options elsewhere(ConnectionSource otherSource, RunListener otherListener) {
        return new Options(
                otherSource,
                null,
                migrations,
                tracker,
                null,
                lockWait,
                checksums,
                missingFiles,
                existingObjects,
                columnOrder,
                deferred,
                vouchedFor,
                otherListener,
                parts);
    }
}
