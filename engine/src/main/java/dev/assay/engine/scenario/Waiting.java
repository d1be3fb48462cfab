package dev.assay.engine.scenario;

import java.util.Locale;
import java.util.Optional;

/**
 * A moment inside a deploy: a session of the runner waits for a lock while it executes a certain statement. The
 * scenario holds the lock, so the moment lasts until it is used; nothing depends on time.
 *
 * @param statement a part of the statement's text, compared without regard to case and white space
 * @param phase the phase of an index build, if it matters
 */
public record Waiting(String statement, Optional<Phase> phase) implements Moment {

    /** The two phases in which {@code CREATE INDEX CONCURRENTLY} can be parked by a held transaction. */
    public enum Phase {
        /** Waits for writers before it builds: the index is neither ready nor valid. */
        EARLY,
        /** Waits for old snapshots after it built: the index is ready and not yet valid. */
        LATE
    }

    /** Puts it into words. */
    @Override
    public String toString() {
        return "while it waits in '" + statement + "'"
                + phase.map(one -> " (" + one.name().toLowerCase(Locale.ROOT) + ")")
                        .orElse("");
    }
}
