package dev.assay.engine.postgres;

import java.util.List;

/**
 * A session that waits for a lock.
 *
 * @param pid its server process
 * @param by the server processes that stand in its way ({@code pg_blocking_pids}); 0 is a prepared transaction
 * @param forGood whether it waits for so long that it has looked for a deadlock and does not look again ({@code
 *     deadlock_timeout}): who comes into one with it now is its victim
 */
public record BlockedBackend(int pid, List<Integer> by, boolean forGood) {

    /** Copy the list. */
    public BlockedBackend {
        by = List.copyOf(by);
    }
}
