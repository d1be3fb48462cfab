package dev.assay.engine.wire.protocol;

/** Ask for GSSAPI encryption before the session begins: protocol chapter, "GSSAPI Session Encryption". */
public record GssEncRequest() implements FrontendMessage {

    /** Stands where a version would: 1234 in the upper 16 bits, 5680 in the lower. */
    static final int CODE = (1234 << 16) | 5680;

    static GssEncRequest read(PayloadReader in) throws WireProtocolException {
        in.int32();
        return in.end(new GssEncRequest());
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(Frame.UNTYPED).int32(CODE).build();
    }
}
