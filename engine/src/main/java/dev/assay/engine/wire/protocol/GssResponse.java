package dev.assay.engine.wire.protocol;

/**
 * Go on with the exchange: protocol chapter, "GSSAPI Authentication".
 *
 * @param data a message of the mechanism
 */
public record GssResponse(Bytes data) implements FrontendMessage {

    static final char TYPE = FrontendMessage.PASSWORD_TYPE;

    static GssResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new GssResponse(in.remaining()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).bytes(data).build();
    }

    /** Its name only: what it holds is secret. */
    @Override
    public String toString() {
        return "GssResponse[]";
    }
}
