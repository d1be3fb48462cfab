package dev.assay.engine.wire.protocol;

/**
 * Give up a COPY from the client: protocol chapter, "COPY Operations".
 *
 * @param reason why
 */
public record CopyFail(String reason) implements FrontendMessage {

    static final char TYPE = 'f';

    static CopyFail read(PayloadReader in) throws WireProtocolException {
        return in.end(new CopyFail(in.string()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).string(reason).build();
    }
}
