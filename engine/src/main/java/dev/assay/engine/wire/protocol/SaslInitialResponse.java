package dev.assay.engine.wire.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Choose a mechanism and begin: protocol chapter, "SASL Authentication".
 *
 * @param mechanism its name
 * @param data the first response, or {@code null}
 */
public record SaslInitialResponse(
        String mechanism, @Nullable Bytes data) implements FrontendMessage {

    static final char TYPE = FrontendMessage.PASSWORD_TYPE;

    static SaslInitialResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new SaslInitialResponse(in.string(), in.value()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).string(mechanism).value(data).build();
    }

    /** Its name only: what it holds is secret. */
    @Override
    public String toString() {
        return "SaslInitialResponse[]";
    }
}
