package dev.assay.engine.postgres;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One session of a database, as {@code pg_stat_activity} shows it.
 *
 * @param pid the server process
 * @param applicationName as the session gave it, may be empty
 * @param state for instance {@code active} or {@code idle in transaction}; {@code null} while it is starting
 * @param waitEventType what kind of thing it waits for, or {@code null}
 * @param waitEvent what it waits for, or {@code null}
 * @param query the current or last query
 * @param backendStart when the session began
 * @param backendXmin the oldest transaction that its snapshot still sees, or {@code null} if it holds none
 * @param indexBuildPhase the phase of the {@code CREATE INDEX} or {@code REINDEX} that it executes, as
 *     {@code pg_stat_progress_create_index} names it, or {@code null}
 */
public record Backend(
        int pid,
        String applicationName,
        @Nullable String state,
        @Nullable String waitEventType,
        @Nullable String waitEvent,
        String query,
        Instant backendStart,
        @Nullable String backendXmin,
        @Nullable String indexBuildPhase) {

    /** Whether it holds a transaction open without doing anything in it. */
    public boolean isIdleInTransaction() {
        return state != null && state.startsWith("idle in transaction");
    }

    /** Whether it waits for a lock that another session holds. */
    public boolean isWaitingForLock() {
        return "Lock".equals(waitEventType);
    }
}
