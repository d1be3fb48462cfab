package dev.assay.engine.wire.protocol;

/**
 * How long a message may be.
 *
 * @param held the most bytes of one message that are kept in memory; a longer one must be streamed
 * @param message the most bytes of one message at all
 */
public record Limits(int held, int message) {

    /** The server accepts no message longer than this ({@code PQ_LARGE_MESSAGE_LIMIT}, one gigabyte less a bit). */
    public static final int LARGEST_MESSAGE = 0x3ffffffe;

    /** A startup packet is no longer than this ({@code MAX_STARTUP_PACKET_LENGTH}). */
    public static final int LARGEST_STARTUP_PACKET = 10_000;

    /** 64 MiB in memory, and what PostgreSQL itself accepts. */
    public static final Limits DEFAULT = new Limits(64 << 20, LARGEST_MESSAGE);

    /** Check that both are positive and in order. */
    public Limits {
        if (held < 16 || message < held) {
            throw new IllegalArgumentException("limits must be 16 <= held <= message, not " + held + ", " + message);
        }
    }
}
