package dev.assay.engine.wire.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one message: protocol chapter, "Message Data Types". Every mistake is a protocol error. */
final class PayloadReader {

    private final Frame frame;
    private final byte[] bytes;
    private int position;

    PayloadReader(Frame frame, byte[] bytes, int position) {
        this.frame = frame;
        this.bytes = bytes;
        this.position = position;
    }

    /** Reads one element of a list. */
    interface Element<T> {
        T read() throws WireProtocolException;
    }

    byte int8() throws WireProtocolException {
        require(1);
        return bytes[position++];
    }

    short int16() throws WireProtocolException {
        require(2);
        return (short) ((bytes[position++] << 8) | (bytes[position++] & 0xff));
    }

    int int32() throws WireProtocolException {
        return (int16() << 16) | (int16() & 0xffff);
    }

    /** Text up to its zero byte. */
    String string() throws WireProtocolException {
        int end = position;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (end == bytes.length) {
            throw problem("has a string without its zero byte");
        }
        String text = new String(bytes, position, end - position, StandardCharsets.UTF_8);
        position = end + 1;
        return text;
    }

    Bytes bytes(int count) throws WireProtocolException {
        if (count < 0) {
            throw problem("has a field of " + count + " bytes");
        }
        require(count);
        byte[] taken = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return Bytes.wrap(taken);
    }

    /** All that is left. */
    Bytes remaining() throws WireProtocolException {
        return bytes(bytes.length - position);
    }

    /** A value with its length before it; the length -1 is NULL. */
    @Nullable
    Bytes value() throws WireProtocolException {
        int length = int32();
        return length == -1 ? null : bytes(length);
    }

    /** A list with its 16-bit count before it. */
    <T> List<T> list(Element<T> element) throws WireProtocolException {
        return list(int16() & 0xffff, element);
    }

    /** A list of values with its 16-bit count before it. */
    List<@Nullable Bytes> values() throws WireProtocolException {
        List<@Nullable Bytes> values = new ArrayList<>();
        for (int left = int16() & 0xffff; left > 0; left--) {
            values.add(value());
        }
        return Collections.unmodifiableList(values);
    }

    <T> List<T> list(int count, Element<T> element) throws WireProtocolException {
        if (count < 0) {
            throw problem("has a list of " + count + " elements");
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(element.read());
        }
        return Collections.unmodifiableList(elements);
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    /** Says that nothing may follow. */
    <T> T end(T message) throws WireProtocolException {
        if (!atEnd()) {
            throw problem("has " + (bytes.length - position) + " bytes too many");
        }
        return message;
    }

    WireProtocolException problem(String found) {
        return new WireProtocolException(frame.describe() + " " + found);
    }

    private void require(int count) throws WireProtocolException {
        if (bytes.length - position < count) {
            throw problem("ends too early: " + count + " bytes expected, " + (bytes.length - position) + " left");
        }
    }
}
