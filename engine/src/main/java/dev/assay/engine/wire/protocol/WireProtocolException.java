package dev.assay.engine.wire.protocol;

import java.io.IOException;

/** Bytes that are not what the protocol chapter says. */
public class WireProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Say what was found and what the rule is. */
    public WireProtocolException(String message) {
        super(message);
    }
}
