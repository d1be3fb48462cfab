package dev.assay.engine.wire.protocol;

/**
 * The server waits for the next query: protocol chapter, "Simple Query".
 *
 * @param status {@code I} idle, {@code T} in a transaction, {@code E} in a failed one
 */
public record ReadyForQuery(char status) implements BackendMessage {

    static final char TYPE = 'Z';

    static ReadyForQuery read(PayloadReader in) throws WireProtocolException {
        return in.end(new ReadyForQuery((char) (in.int8() & 0xff)));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).int8(status).build();
    }
}
