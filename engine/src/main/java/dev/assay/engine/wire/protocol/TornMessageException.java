package dev.assay.engine.wire.protocol;

/** The stream ended in the middle of a message, so that the connection was lost rather than closed. */
public final class TornMessageException extends WireProtocolException {

    private static final long serialVersionUID = 1L;

    TornMessageException(String what) {
        super("the stream ended inside " + what);
    }
}
