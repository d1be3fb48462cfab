package dev.assay.engine.wire.protocol;

/** The end of a COPY, from either side: protocol chapter, "COPY Operations". */
public record CopyDone() implements FrontendMessage, BackendMessage {

    static final char TYPE = 'c';

    static CopyDone read(PayloadReader in) throws WireProtocolException {
        return in.end(new CopyDone());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
