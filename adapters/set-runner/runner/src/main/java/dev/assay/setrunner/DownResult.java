package dev.assay.setrunner;

import java.util.List;

/**
 * What {@link SetRunner#down(int)} undid.
 *
 * @param undone the migrations in the order in which they were undone: descending versions
 */
public record DownResult(List<MigrationId> undone) {

    /** Copies the list. */
    public DownResult {
        undone = List.copyOf(undone);
    }
}
