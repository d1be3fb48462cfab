package dev.assay.engine.wire.protocol;

/** A Parse is done: protocol chapter, "Extended Query". */
public record ParseComplete() implements BackendMessage {

    static final char TYPE = '1';

    static ParseComplete read(PayloadReader in) throws WireProtocolException {
        return in.end(new ParseComplete());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
