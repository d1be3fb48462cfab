package dev.assay.engine.wire.protocol;

/**
 * Asks for the password hashed by MD5: protocol chapter, "Start-up".
 *
 * @param salt 4 bytes
 */
public record AuthenticationMd5Password(Bytes salt) implements BackendMessage {

    /** The kind of authentication message. */
    static final int CODE = 5;

    static AuthenticationMd5Password read(PayloadReader in) throws WireProtocolException {
        return in.end(new AuthenticationMd5Password(in.bytes(4)));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(BackendMessage.AUTHENTICATION_TYPE)
                .int32(CODE)
                .bytes(salt)
                .build();
    }
}
