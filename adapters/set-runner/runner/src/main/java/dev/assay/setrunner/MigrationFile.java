package dev.assay.setrunner;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A migration as its file names tell it; nothing has been read. */
record MigrationFile(MigrationId id, Path up, @Nullable Path down) {

    long version() {
        return id.version();
    }

    String name() {
        return id.name();
    }
}
