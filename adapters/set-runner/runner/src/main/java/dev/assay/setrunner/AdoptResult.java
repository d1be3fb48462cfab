package dev.assay.setrunner;

import java.util.List;

/**
 * What {@link SetRunner#adopt()} proved and recorded.
 *
 * @param adopted the migrations that were recorded, in ascending order; empty if they all were before
 * @param created the objects that were missing and have been created, as people name them
 * @param pending the migrations of which nothing is in the database yet: {@code migrate} will run them
 * @param unrelated objects in the same schemas that no migration makes; they are left alone
 */
public record AdoptResult(
        List<MigrationId> adopted, List<String> created, List<MigrationId> pending, List<String> unrelated) {

    /** Copies the lists. */
    public AdoptResult {
        adopted = List.copyOf(adopted);
        created = List.copyOf(created);
        pending = List.copyOf(pending);
        unrelated = List.copyOf(unrelated);
    }
}
