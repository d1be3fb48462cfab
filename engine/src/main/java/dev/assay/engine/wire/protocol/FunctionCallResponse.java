package dev.assay.engine.wire.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a function returned: protocol chapter, "Function Call".
 *
 * @param value the value, {@code null} for NULL
 */
public record FunctionCallResponse(@Nullable Bytes value) implements BackendMessage {

    static final char TYPE = 'V';

    static FunctionCallResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new FunctionCallResponse(in.value()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).value(value).build();
    }
}
