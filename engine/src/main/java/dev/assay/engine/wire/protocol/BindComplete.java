package dev.assay.engine.wire.protocol;

/** A Bind is done: protocol chapter, "Extended Query". */
public record BindComplete() implements BackendMessage {

    static final char TYPE = '2';

    static BindComplete read(PayloadReader in) throws WireProtocolException {
        return in.end(new BindComplete());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
