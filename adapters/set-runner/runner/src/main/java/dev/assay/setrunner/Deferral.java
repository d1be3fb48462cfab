package dev.assay.setrunner;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Which of the pending migrations are left for later: the deferred ones, and whatever requires one of them. */
class Deferral {

    /**
     * The versions that are left for later.
     *
     * @param pending what the pending files ask for; a version can require lower ones only, so one look in ascending order is enough
     */
    Set<Long> among(SortedMap<Long, Instructions> pending) {
        Set<Long> later = new TreeSet<>();
        pending.forEach((version, instructions) -> {
            boolean waits = instructions.requires().stream().anyMatch(later::contains);
            if (instructions.deferred() || waits) {
                later.add(version);
            }
        });
        return later;
    }
}
