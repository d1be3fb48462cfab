package dev.assay.engine.wire.protocol;

/** An Execute reached its number of rows, and the portal has more: protocol chapter, "Extended Query". */
public record PortalSuspended() implements BackendMessage {

    static final char TYPE = 's';

    static PortalSuspended read(PayloadReader in) throws WireProtocolException {
        return in.end(new PortalSuspended());
    }

    @Override
    public Frame encode() {
        return FrameBuilder.empty(TYPE);
    }
}
