package dev.assay.setrunner;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The on-disk set, in ascending version order. */
final class MigrationSet {

    private final SortedMap<Long, MigrationFile> byVersion;

    MigrationSet(SortedMap<Long, MigrationFile> byVersion) {
        this.byVersion = Collections.unmodifiableSortedMap(new TreeMap<>(byVersion));
    }

    Collection<MigrationFile> all() {
        return byVersion.values();
    }

    @Nullable
    MigrationFile get(long version) {
        return byVersion.get(version);
    }

    boolean contains(long version) {
        return byVersion.containsKey(version);
    }
}
