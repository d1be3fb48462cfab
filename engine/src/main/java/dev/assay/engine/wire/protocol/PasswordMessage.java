package dev.assay.engine.wire.protocol;

/**
 * A password, plain or hashed: protocol chapter, "Start-up".
 *
 * @param password the password
 */
public record PasswordMessage(String password) implements FrontendMessage {

    static final char TYPE = FrontendMessage.PASSWORD_TYPE;

    static PasswordMessage read(PayloadReader in) throws WireProtocolException {
        return in.end(new PasswordMessage(in.string()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).string(password).build();
    }

    /** Its name only: what it holds is secret. */
    @Override
    public String toString() {
        return "PasswordMessage[]";
    }
}
