package dev.assay.engine.wire.protocol;

/** Asks for SSPI, of Windows: protocol chapter, "Start-up". */
public record AuthenticationSspi() implements BackendMessage {

    /** The kind of authentication message. */
    static final int CODE = 9;

    static AuthenticationSspi read(PayloadReader in) throws WireProtocolException {
        return in.end(new AuthenticationSspi());
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(BackendMessage.AUTHENTICATION_TYPE).int32(CODE).build();
    }
}
