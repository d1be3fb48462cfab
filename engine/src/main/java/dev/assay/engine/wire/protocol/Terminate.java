package dev.assay.engine.wire.protocol;

/** Close the session: protocol chapter, "Termination". */
public record Terminate() implements FrontendMessage {

    static final char TYPE = 'X';

    static Terminate read(PayloadReader in) throws WireProtocolException {
        return in.end(new Terminate());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
