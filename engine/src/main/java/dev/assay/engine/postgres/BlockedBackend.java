package dev.assay.engine.postgres;

import java.util.List;

/**
 * A session that waits for a lock.
 *
 * @param pid its server process
 * @param by the server processes that stand in its way ({@code pg_blocking_pids}); 0 is a prepared transaction
 */
public record BlockedBackend(int pid, List<Integer> by) {

    /** Copy the list. */
    public BlockedBackend {
        by = List.copyOf(by);
    }
}
