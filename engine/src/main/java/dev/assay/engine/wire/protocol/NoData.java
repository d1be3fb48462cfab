package dev.assay.engine.wire.protocol;

/** What was described returns no rows: protocol chapter, "Extended Query". */
public record NoData() implements BackendMessage {

    static final char TYPE = 'n';

    static NoData read(PayloadReader in) throws WireProtocolException {
        return in.end(new NoData());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
