package dev.assay.setrunner;

import java.util.List;

/**
 * How the applied set and the on-disk set compare.
 *
 * @param missing on disk and not applied, in ascending order
 * @param deferred those of the missing ones that are left for later: the deferred ones, and those that require one of them
 * @param extra applied, or begun and not ended, and not on disk
 * @param renamed applied under another name than the file has now, as {@code version: recorded -> on disk}
 * @param changed applied with another content than the file has now; rows without a checksum never appear
 * @param objects what is missing, different or a part too many of the objects that the applied migrations make, in words,
 *     without what one that has begun and not ended made; empty
 *     where nobody looked
 */
public record VerifyResult(
        List<MigrationId> missing,
        List<MigrationId> deferred,
        List<MigrationId> extra,
        List<String> renamed,
        List<MigrationId> changed,
        List<String> objects) {

    /** Copies the lists. */
    public VerifyResult {
        missing = List.copyOf(missing);
        deferred = List.copyOf(deferred);
        extra = List.copyOf(extra);
        renamed = List.copyOf(renamed);
        changed = List.copyOf(changed);
        objects = List.copyOf(objects);
    }

    VerifyResult withObjects(List<String> deviations) {
        return new VerifyResult(missing, deferred, extra, renamed, changed, deviations);
    }

    /** Tells whether everything is applied that is not left for later, and nothing else than what is on disk, with its objects. */
    public boolean requiredComplete() {
        return deferred.containsAll(missing) && extra.isEmpty() && renamed.isEmpty() && objects.isEmpty();
    }

    /** Tells whether nothing is left for later, and no object is wrong. */
    public boolean deferredComplete() {
        return deferred.isEmpty() && objects.isEmpty();
    }

    /** Tells whether both sets are the same, names included, and no object is wrong. Changed contents do not count: the checksum policy decides on them. */
    public boolean complete() {
        return missing.isEmpty() && extra.isEmpty() && renamed.isEmpty() && objects.isEmpty();
    }
}
