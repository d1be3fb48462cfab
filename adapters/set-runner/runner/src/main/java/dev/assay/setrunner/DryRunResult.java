package dev.assay.setrunner;

import java.util.List;

/**
 * What {@link SetRunner#dryRun()} found. When it returns at all, nothing that it executed failed.
 *
 * @param rehearsed the migrations that were executed and rolled back, in their order
 * @param unrehearsed the pending ones that were not, from the first that cannot be rehearsed
 * @param obstacle why that one cannot be rehearsed; empty if all were
 * @param deferred the pending ones that a run would leave for later
 */
public record DryRunResult(
        List<MigrationId> rehearsed, List<MigrationId> unrehearsed, String obstacle, List<MigrationId> deferred) {

    /** Copies the lists. */
    public DryRunResult {
        rehearsed = List.copyOf(rehearsed);
        unrehearsed = List.copyOf(unrehearsed);
        deferred = List.copyOf(deferred);
    }

    /** Tells whether all that a run would apply was rehearsed. */
    public boolean complete() {
        return unrehearsed.isEmpty();
    }
}
