package dev.assay.engine.wire.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * One message as it stood on the wire: its type, and the very bytes that were read, length included. Of a message that
 * is too long to be held only the beginning is here; {@link FrameReader#copyRest} moves the rest.
 */
public final class Frame {

    /** The type of a message that has no type byte: those that may begin a connection. */
    public static final char UNTYPED = 0;

    private final char type;
    private final byte[] bytes;
    private final int rest;

    Frame(char type, byte[] bytes, int rest) {
        this.type = type;
        this.bytes = bytes;
        this.rest = rest;
    }

    /** The type byte, or {@link #UNTYPED}. */
    public char type() {
        return type;
    }

    /** How long the whole message is, type and length included. */
    public int length() {
        return bytes.length + rest;
    }

    /** Whether all of it is here. */
    public boolean isWhole() {
        return rest == 0;
    }

    /** The exact bytes, as far as they are here. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Write the exact bytes, as far as they are here. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** A reader over what follows the length. */
    PayloadReader payload() {
        return new PayloadReader(this, bytes, type == UNTYPED ? 4 : 5);
    }

    int rest() {
        return rest;
    }

    /** What a message about this one calls it. */
    String describe() {
        return type == UNTYPED ? "a startup packet" : "a message of type '" + type + "'";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && type == that.type
                && rest == that.rest
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(bytes);
    }

    /** Its type and length; never its content, which may be a password. */
    @Override
    public String toString() {
        return (type == UNTYPED ? "untyped" : "'" + type + "'") + " " + length() + " bytes";
    }
}
