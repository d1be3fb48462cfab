package dev.assay.engine.wire.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks for SASL: protocol chapter, "SASL Authentication".
 *
 * @param mechanisms their names, the server's favourite first
 */
public record AuthenticationSasl(List<String> mechanisms) implements BackendMessage {

    /** The kind of authentication message. */
    static final int CODE = 10;

    static AuthenticationSasl read(PayloadReader in) throws WireProtocolException {
        List<String> mechanisms = new ArrayList<>();
        for (String name = in.string(); !name.isEmpty(); name = in.string()) {
            mechanisms.add(name);
        }
        return in.end(new AuthenticationSasl(Collections.unmodifiableList(mechanisms)));
    }

    @Override
    public Frame encode() {
        FrameBuilder frame = new FrameBuilder(BackendMessage.AUTHENTICATION_TYPE).int32(CODE);
        mechanisms.forEach(frame::string);
        return frame.int8(0).build();
    }
}
