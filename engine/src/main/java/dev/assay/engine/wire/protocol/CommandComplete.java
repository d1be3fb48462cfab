package dev.assay.engine.wire.protocol;

/**
 * A statement is done: protocol chapter, "Simple Query".
 *
 * @param tag which command, and how many rows, for instance {@code INSERT 0 1}
 */
public record CommandComplete(String tag) implements BackendMessage {

    static final char TYPE = 'C';

    static CommandComplete read(PayloadReader in) throws WireProtocolException {
        return in.end(new CommandComplete(in.string()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).string(tag).build();
    }
}
