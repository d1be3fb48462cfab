package dev.assay.engine.wire;

import org.jspecify.annotations.Nullable;

/**
 * One connection of a trace.
 *
 * @param number from 1
 * @param backendPid the server process, or 0 before the server named it
 * @param database the database asked for, empty if none was
 * @param unsolicited an error that the server sent while nothing was asked, or {@code null}
 * @param open whether the server still has it
 */
public record TraceConnection(
        int number,
        int backendPid,
        String database,
        @Nullable ServerError unsolicited,
        boolean open) {}
