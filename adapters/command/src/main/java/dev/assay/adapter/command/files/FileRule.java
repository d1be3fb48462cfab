package dev.assay.adapter.command.files;

import java.util.Optional;

/**
 * One kind of file that a runner wants.
 *
 * @param path its place below the runner's directory; may hold {@code {version}} and {@code {name}} if it is a
 *     migration's
 * @param occasion when it is there
 * @param template its text; if absent, the SQL of the migration as it is, behind the marker
 * @param marker the first line of such an unchanged file if its migration must not run in a transaction
 * @param deferral the line behind it if its migration is left for later
 */
public record FileRule(
        String path,
        Occasion occasion,
        Optional<FileTemplate> template,
        Optional<String> marker,
        Optional<String> deferral) {

    /** When a file is there. */
    public enum Occasion {
        /** Once for every migration. */
        MIGRATION,
        /** Once for every migration that has down SQL. */
        DOWN,
        /** Once for every migration that may run in a transaction. */
        TRANSACTIONAL,
        /** Once for every migration that must not run in a transaction. */
        NON_TRANSACTIONAL,
        /** Once for every number from 1 that is below the lowest version, for a runner that begins to count at 1. */
        BELOW,
        /** Once for the release. */
        RELEASE
    }
}
