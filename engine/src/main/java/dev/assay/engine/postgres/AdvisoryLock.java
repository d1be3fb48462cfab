package dev.assay.engine.postgres;

/**
 * An advisory lock in a database.
 *
 * @param pid the server process that holds it or waits for it
 * @param key for messages: one 64-bit number, or two 32-bit numbers with a comma, depending on how it was taken
 * @param mode for instance {@code ExclusiveLock}
 * @param granted whether it is held; otherwise it is waited for
 */
public record AdvisoryLock(int pid, String key, String mode, boolean granted) {}
