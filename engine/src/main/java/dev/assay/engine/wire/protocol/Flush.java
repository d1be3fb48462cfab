package dev.assay.engine.wire.protocol;

/** Ask for the answers so far, without ending anything: protocol chapter, "Extended Query". */
public record Flush() implements FrontendMessage {

    static final char TYPE = 'H';

    static Flush read(PayloadReader in) throws WireProtocolException {
        return in.end(new Flush());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
