package dev.assay.setrunner;

import java.nio.charset.StandardCharsets;

/** The advisory lock's key: FNV-1a with 64 bits over {@code schema.table} of the tracker in UTF-8. */
final class LockKey {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private LockKey() {}

    static long of(QualifiedName tracker) {
        long hash = OFFSET_BASIS;
        for (byte b : tracker.toString().getBytes(StandardCharsets.UTF_8)) {
            hash ^= b & 0xff;
            hash *= PRIME;
        }
        return hash;
    }
}
