package dev.assay.setrunner;

import java.util.List;

/**
 * How the applied set and the on-disk set compare.
 *
 * @param missing on disk and not applied, in ascending order
 * @param extra applied, or begun and not ended, and not on disk
 * @param renamed applied under another name than the file has now, as {@code version: recorded -> on disk}
 * @param changed applied with another content than the file has now; rows without a checksum never appear
 */
public record VerifyResult(
        List<MigrationId> missing, List<MigrationId> extra, List<String> renamed, List<MigrationId> changed) {

    /** Copies the lists. */
    public VerifyResult {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
        renamed = List.copyOf(renamed);
        changed = List.copyOf(changed);
    }

    /** Tells whether both sets are the same, names included. Changed contents do not count: the checksum policy decides on them. */
    public boolean complete() {
        return missing.isEmpty() && extra.isEmpty() && renamed.isEmpty();
    }
}
