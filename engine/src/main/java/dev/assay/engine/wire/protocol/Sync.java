package dev.assay.engine.wire.protocol;

/** End a group of extended-query messages, and the transaction that it opened by itself: "Extended Query". */
public record Sync() implements FrontendMessage {

    static final char TYPE = 'S';

    static Sync read(PayloadReader in) throws WireProtocolException {
        return in.end(new Sync());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
