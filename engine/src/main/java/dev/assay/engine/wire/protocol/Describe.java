package dev.assay.engine.wire.protocol;

/**
 * Ask what a statement or portal looks like: protocol chapter, "Extended Query".
 *
 * @param target a statement or a portal
 * @param name its name, empty for the unnamed one
 */
public record Describe(Target target, String name) implements FrontendMessage {

    static final char TYPE = 'D';

    static Describe read(PayloadReader in) throws WireProtocolException {
        return in.end(new Describe(Target.read(in), in.string()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).int8(target.code()).string(name).build();
    }
}
