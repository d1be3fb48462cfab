package dev.assay.engine.wire.protocol;

/**
 * A setting has this value now: protocol chapter, "Asynchronous Operations".
 *
 * @param name its name
 * @param value its value
 */
public record ParameterStatus(String name, String value) implements BackendMessage {

    static final char TYPE = 'S';

    static ParameterStatus read(PayloadReader in) throws WireProtocolException {
        return in.end(new ParameterStatus(in.string(), in.string()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).string(name).string(value).build();
    }
}
