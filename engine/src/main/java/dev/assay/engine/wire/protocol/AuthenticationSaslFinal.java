package dev.assay.engine.wire.protocol;

/**
 * Ends the exchange: protocol chapter, "SASL Authentication".
 *
 * @param data a message of the mechanism
 */
public record AuthenticationSaslFinal(Bytes data) implements BackendMessage {

    /** The kind of authentication message. */
    static final int CODE = 12;

    static AuthenticationSaslFinal read(PayloadReader in) throws WireProtocolException {
        return in.end(new AuthenticationSaslFinal(in.remaining()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(BackendMessage.AUTHENTICATION_TYPE)
                .int32(CODE)
                .bytes(data)
                .build();
    }

    /** Its name only: what it holds is secret. */
    @Override
    public String toString() {
        return "AuthenticationSaslFinal[]";
    }
}
