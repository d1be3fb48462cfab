package dev.assay.engine.wire.protocol;

/** A Close is done: protocol chapter, "Extended Query". */
public record CloseComplete() implements BackendMessage {

    static final char TYPE = '3';

    static CloseComplete read(PayloadReader in) throws WireProtocolException {
        return in.end(new CloseComplete());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
