package dev.assay.engine.wire.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that do not change and are equal when they are the same. Their text form shows their number only. */
public final class Bytes {

    /** No bytes at all. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** Copy an array. */
    public static Bytes of(byte... array) {
        return new Bytes(array.clone());
    }

    /** Text in UTF-8. */
    public static Bytes ofText(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Take over an array that nobody else has. */
    static Bytes wrap(byte[] array) {
        return new Bytes(array);
    }

    /** How many there are. */
    public int length() {
        return array.length;
    }

    /** A copy of them. */
    public byte[] toByteArray() {
        return array.clone();
    }

    /** What they are as UTF-8 text. */
    public String text() {
        return new String(array, StandardCharsets.UTF_8);
    }

    /** The array itself, for code that only reads it. */
    byte[] array() {
        return array;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
