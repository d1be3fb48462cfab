package dev.assay.engine.wire.protocol;

/** Asks for Kerberos V5, which no server supports any more: protocol chapter, "Start-up". */
public record AuthenticationKerberosV5() implements BackendMessage {

    /** The kind of authentication message. */
    static final int CODE = 2;

    static AuthenticationKerberosV5 read(PayloadReader in) throws WireProtocolException {
        return in.end(new AuthenticationKerberosV5());
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(BackendMessage.AUTHENTICATION_TYPE).int32(CODE).build();
    }
}
