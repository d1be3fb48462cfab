package dev.assay.engine.wire.protocol;

/** Asks for the password as it is: protocol chapter, "Start-up". */
public record AuthenticationCleartextPassword() implements BackendMessage {

    /** The kind of authentication message. */
    static final int CODE = 3;

    static AuthenticationCleartextPassword read(PayloadReader in) throws WireProtocolException {
        return in.end(new AuthenticationCleartextPassword());
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(BackendMessage.AUTHENTICATION_TYPE).int32(CODE).build();
    }
}
