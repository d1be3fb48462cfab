package dev.assay.engine.wire.protocol;

/**
 * Go on with the exchange: protocol chapter, "SASL Authentication".
 *
 * @param data a message of the mechanism
 */
public record SaslResponse(Bytes data) implements FrontendMessage {

    static final char TYPE = FrontendMessage.PASSWORD_TYPE;

    static SaslResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new SaslResponse(in.remaining()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).bytes(data).build();
    }

    /** Its name only: what it holds is secret. */
    @Override
    public String toString() {
        return "SaslResponse[]";
    }
}
