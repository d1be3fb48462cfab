package dev.assay.engine.wire.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into frames, however it is torn: protocol chapter, "Overview" (Messaging Overview). Reads ahead into a
 * buffer of its own, so that one stream must have one reader.
 */
public final class FrameReader {

    /** The length word counts itself. */
    private static final int LENGTH_WORD = 4;

    private static final int BUFFER = 32 << 10;
    private static final int BELIEVED = 256 << 10;

    /** Stands for the type of a message that has none; zero may be the type of one that has. */
    private static final int STARTUP_PACKET = -1;

    private final InputStream in;
    private final Limits limits;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;

    /** Read from a stream. */
    public FrameReader(InputStream in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    /**
     * Read a message that has no type byte.
     *
     * @return the message, or {@code null} if the stream ended before it began
     * @throws TornMessageException if the stream ended inside it
     */
    public @Nullable Frame readUntyped() throws IOException {
        if (!fill()) {
            return null;
        }
        int length = peekLength(0, "a startup packet");
        if (length < 8 || length > Limits.LARGEST_STARTUP_PACKET) {
            throw new WireProtocolException("a startup packet says that it has " + unsigned(length)
                    + " bytes; the rule is 8 to " + Limits.LARGEST_STARTUP_PACKET);
        }
        return new Frame(Frame.UNTYPED, take(length, STARTUP_PACKET), 0);
    }

    /**
     * Read a message with a type byte.
     *
     * @return the message, or {@code null} if the stream ended before it began
     * @throws TornMessageException if the stream ended inside it
     */
    public @Nullable Frame read() throws IOException {
        return read(false);
    }

    /**
     * Like {@link #read()}, but of CopyData that is longer than the buffer only the head is held: nobody looks into it, and
     * {@link #copyRest} moves it without another copy of it.
     */
    public @Nullable Frame readToForward() throws IOException {
        return read(true);
    }

    private @Nullable Frame read(boolean forward) throws IOException {
        if (!fill()) {
            return null;
        }
        char type = (char) (buffer[position] & 0xff);
        int length = peekLength(1, "the head of a message");
        if (length < LENGTH_WORD || length > limits.message()) {
            throw new WireProtocolException(describe(type) + " says that it has " + unsigned(length)
                    + " bytes; the rule is 4 to " + limits.message());
        }
        int whole = length + 1;
        boolean passing = forward && type == CopyData.TYPE && whole > BUFFER;
        int held = passing ? 1 + LENGTH_WORD : Math.min(whole, limits.held());
        return new Frame(type, take(held, type), whole - held);
    }

    /** Move what was not held of the last frame from the stream to {@code out}. */
    public void copyRest(Frame frame, OutputStream out) throws IOException {
        for (int left = frame.rest(); left > 0; ) {
            if (!fill()) {
                throw new TornMessageException(frame.describe());
            }
            int count = Math.min(left, end - position);
            out.write(buffer, position, count);
            position += count;
            left -= count;
        }
    }

    /** Whether the next message with a type byte is all at hand, so that reading it waits for nobody. */
    public boolean hasWhole() {
        if (end - position < 1 + LENGTH_WORD) {
            return false;
        }
        int length = word(position + 1);
        return length >= 0 && length < end - position;
    }

    /** The next byte, which stays where it is, or -1 if the stream has ended. */
    public int peek() throws IOException {
        return fill() ? buffer[position] & 0xff : -1;
    }

    /** Take what has been read from the stream and not been used, for another reader of the same stream. */
    public byte[] takeBuffered() {
        byte[] taken = Arrays.copyOfRange(buffer, position, end);
        position = end;
        return taken;
    }

    /** Make sure that a byte is at hand; tells whether there is one. */
    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return position < end;
    }

    private int peekLength(int at, String what) throws IOException {
        require(at + LENGTH_WORD, what);
        return word(position + at);
    }

    private int word(int at) {
        int word = 0;
        for (int i = 0; i < LENGTH_WORD; i++) {
            word = (word << 8) | (buffer[at + i] & 0xff);
        }
        return word;
    }

    /** Make sure that a few bytes lie together in the buffer. */
    private void require(int count, String what) throws IOException {
        if (position + count > buffer.length) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        while (end - position < count) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                throw new TornMessageException(what);
            }
            end += read;
        }
    }

    private byte[] take(int count, int type) throws IOException {
        if (count <= BUFFER && count > end - position) {
            // Reads on as far as it can, not only to the end of this message.
            require(count, describe(type));
        }
        int buffered = Math.min(count, end - position);
        // A length is only a claim: beyond a little no more memory is taken than a few times of what has really
        // arrived.
        byte[] bytes = new byte[Math.min(count, Math.max(buffered, BELIEVED))];
        System.arraycopy(buffer, position, bytes, 0, buffered);
        position += buffered;
        for (int have = buffered; have < count; ) {
            if (have == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * bytes.length));
            }
            int read = in.read(bytes, have, bytes.length - have);
            if (read < 0) {
                throw new TornMessageException(describe(type));
            }
            have += read;
        }
        return bytes;
    }

    private static String describe(int type) {
        return type == STARTUP_PACKET ? "a startup packet" : "a message of type '" + printable((char) type) + "'";
    }

    private static String printable(char type) {
        return type > ' ' && type < 127 ? String.valueOf(type) : String.format("\\x%02x", (int) type);
    }

    private static String unsigned(int length) {
        return Integer.toUnsignedString(length);
    }
}
