package dev.assay.engine.wire.protocol;

/**
 * Run a portal: protocol chapter, "Extended Query".
 *
 * @param portal its name, empty for the unnamed one
 * @param maxRows how many rows at most, 0 for all
 */
public record Execute(String portal, int maxRows) implements FrontendMessage {

    static final char TYPE = 'E';

    static Execute read(PayloadReader in) throws WireProtocolException {
        return in.end(new Execute(in.string(), in.int32()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).string(portal).int32(maxRows).build();
    }
}
