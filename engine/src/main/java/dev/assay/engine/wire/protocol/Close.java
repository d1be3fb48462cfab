package dev.assay.engine.wire.protocol;

/**
 * Forget a prepared statement or portal: protocol chapter, "Extended Query".
 *
 * @param target a statement or a portal
 * @param name its name, empty for the unnamed one
 */
public record Close(Target target, String name) implements FrontendMessage {

    static final char TYPE = 'C';

    static Close read(PayloadReader in) throws WireProtocolException {
        return in.end(new Close(Target.read(in), in.string()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).int8(target.code()).string(name).build();
    }
}
