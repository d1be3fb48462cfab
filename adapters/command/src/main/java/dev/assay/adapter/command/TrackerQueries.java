package dev.assay.adapter.command;

import java.util.List;
import java.util.Optional;

/**
 * How a runner's tracker is read.
 *
 * @param relations the relations that belong to the runner, as {@code schema.relation}; the first one is the tracker
 * @param schemas the schemas that belong to the runner with everything in them
 * @param kind how the numbers that are read make the applied set
 * @param applied a query for the versions, or for the counter
 * @param baseline a query for the version up to which everything on disk counts as applied, if the runner has such a notion
 * @param dirty a query for the version that is half done, if the runner has such a notion
 */
record TrackerQueries(
        List<String> relations,
        List<String> schemas,
        Kind kind,
        String applied,
        Optional<String> baseline,
        Optional<String> dirty) {

    /** Of a runner that is asked in another way. */
    static final TrackerQueries NONE =
            new TrackerQueries(List.of(), List.of(), Kind.SET, "", Optional.empty(), Optional.empty());

    /** How the numbers that are read make the applied set. */
    enum Kind {
        /** One number; every version on disk up to it is claimed. */
        COUNTER,
        /** The versions that are claimed. */
        SET
    }

    TrackerQueries {
        relations = List.copyOf(relations);
        schemas = List.copyOf(schemas);
    }
}
