package dev.assay.engine.wire.protocol;

/** The client is who it says: protocol chapter, "Start-up". */
public record AuthenticationOk() implements BackendMessage {

    /** The kind of authentication message. */
    static final int CODE = 0;

    static AuthenticationOk read(PayloadReader in) throws WireProtocolException {
        return in.end(new AuthenticationOk());
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(BackendMessage.AUTHENTICATION_TYPE).int32(CODE).build();
    }
}
