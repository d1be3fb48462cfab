package dev.assay.engine.wire.protocol;

/** The text held no statement; stands where CommandComplete would: "Simple Query". */
public record EmptyQueryResponse() implements BackendMessage {

    static final char TYPE = 'I';

    static EmptyQueryResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new EmptyQueryResponse());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
