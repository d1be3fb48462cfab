package dev.assay.engine.wire.protocol;

/**
 * A piece of a COPY, from either side: protocol chapter, "COPY Operations".
 *
 * @param data rows, or parts of rows
 */
public record CopyData(Bytes data) implements FrontendMessage, BackendMessage {

    static final char TYPE = 'd';

    static CopyData read(PayloadReader in) throws WireProtocolException {
        return new CopyData(in.remaining());
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).bytes(data).build();
    }
}
