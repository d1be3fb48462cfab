package dev.assay.setrunner;

import java.util.List;

/**
 * What a {@link SetRunner#clean()} removed.
 *
 * @param removed the objects that stood by themselves, as the server names them; their parts went with them
 * @param forgotten the migrations that are not recorded any more, in ascending order
 */
public record CleanResult(List<String> removed, List<MigrationId> forgotten) {

    /** Copies the lists. */
    public CleanResult {
        removed = List.copyOf(removed);
        forgotten = List.copyOf(forgotten);
    }
}
