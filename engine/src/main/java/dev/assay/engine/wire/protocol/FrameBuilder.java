package dev.assay.engine.wire.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a frame of fields, for the messages that Assay itself sends: protocol chapter, "Message Data Types". */
final class FrameBuilder {

    private final char type;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    FrameBuilder(char type) {
        this.type = type;
    }

    /** A message that consists of its type alone. */
    static Frame empty(char type) {
        return new FrameBuilder(type).build();
    }

    FrameBuilder int8(int value) {
        body.write(value);
        return this;
    }

    FrameBuilder int16(int value) {
        return int8(value >> 8).int8(value);
    }

    FrameBuilder int32(int value) {
        return int16(value >> 16).int16(value);
    }

    FrameBuilder string(String text) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a string of the protocol cannot hold a zero character");
        }
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return int8(0);
    }

    FrameBuilder bytes(Bytes value) {
        body.writeBytes(value.array());
        return this;
    }

    FrameBuilder value(@Nullable Bytes value) {
        return value == null ? int32(-1) : int32(value.length()).bytes(value);
    }

    FrameBuilder values(List<@Nullable Bytes> values) {
        return list(values, this::value);
    }

    /** A list with its 16-bit count before it. */
    <T extends @Nullable Object> FrameBuilder list(Collection<T> elements, Consumer<T> element) {
        int16(elements.size());
        elements.forEach(element);
        return this;
    }

    FrameBuilder int16s(Collection<Short> values) {
        return list(values, (Short value) -> int16(value));
    }

    FrameBuilder int32s(Collection<Integer> values) {
        return list(values, (Integer value) -> int32(value));
    }

    Frame build() {
        boolean typed = type != Frame.UNTYPED;
        ByteBuffer frame = ByteBuffer.allocate((typed ? 5 : 4) + body.size());
        if (typed) {
            frame.put((byte) type);
        }
        frame.putInt(4 + body.size()).put(body.toByteArray());
        return new Frame(type, frame.array(), 0);
    }
}
