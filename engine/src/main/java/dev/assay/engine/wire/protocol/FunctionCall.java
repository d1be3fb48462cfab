package dev.assay.engine.wire.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Call a function by its object id: protocol chapter, "Function Call".
 *
 * @param function its object id
 * @param argumentFormats none (all text), one for all, or one each: 0 text, 1 binary
 * @param arguments the values, {@code null} for NULL
 * @param resultFormat 0 text, 1 binary
 */
public record FunctionCall(
        int function, List<Short> argumentFormats, List<@Nullable Bytes> arguments, short resultFormat)
        implements FrontendMessage {

    static final char TYPE = 'F';

    static FunctionCall read(PayloadReader in) throws WireProtocolException {
        return in.end(new FunctionCall(in.int32(), in.list(in::int16), in.values(), in.int16()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE)
                .int32(function)
                .int16s(argumentFormats)
                .values(arguments)
                .int16(resultFormat)
                .build();
    }
}
