package dev.assay.engine.wire.protocol;

/** Asks for GSSAPI: protocol chapter, "GSSAPI Authentication". */
public record AuthenticationGss() implements BackendMessage {

    /** The kind of authentication message. */
    static final int CODE = 7;

    static AuthenticationGss read(PayloadReader in) throws WireProtocolException {
        return in.end(new AuthenticationGss());
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(BackendMessage.AUTHENTICATION_TYPE).int32(CODE).build();
    }
}
