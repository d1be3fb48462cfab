package dev.assay.engine.wire.protocol;

/** Ask for SSL encryption before the session begins: protocol chapter, "SSL Session Encryption". */
public record SslRequest() implements FrontendMessage {

    /** Stands where a version would: 1234 in the upper 16 bits, 5679 in the lower. */
    static final int CODE = (1234 << 16) | 5679;

    static SslRequest read(PayloadReader in) throws WireProtocolException {
        in.int32();
        return in.end(new SslRequest());
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(Frame.UNTYPED).int32(CODE).build();
    }
}
