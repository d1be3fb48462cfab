package dev.assay.engine.wire.protocol;

import java.io.ByteArrayInputStream;
import java.util.Random;

/** Gives what it has in pieces of random size, as a network may. */
final class TearingStream extends ByteArrayInputStream {

    private final Random random;
    private final int most;

    TearingStream(byte[] bytes, long seed, int most) {
        super(bytes);
        this.random = new Random(seed);
        this.most = most;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(most)));
    }
}
