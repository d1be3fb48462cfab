package dev.assay.adapter.command.files;

import dev.assay.engine.adapter.FileMarks;
import java.util.Optional;

/**
 * One kind of file that a runner wants.
 *
 * @param path its place below the runner's directory; may hold {@code {version}} and {@code {name}} if it is a
 *     migration's
 * @param occasion when it is there
 * @param template its text; if absent, the SQL of the migration as it is, behind the marks
 * @param marks what stands in such an unchanged file before its SQL
 */
public record FileRule(String path, Occasion occasion, Optional<FileTemplate> template, FileMarks marks) {

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
