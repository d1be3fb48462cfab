package dev.assay.engine.wire.protocol;

import java.util.List;

/**
 * The server knows an older minor version, or not every option: protocol chapter, "Start-up".
 *
 * @param version the newest version that it knows; PostgreSQL sends the whole number, major included
 * @param unknownOptions the names of options that it does not know
 */
public record NegotiateProtocolVersion(int version, List<String> unknownOptions) implements BackendMessage {

    static final char TYPE = 'v';

    static NegotiateProtocolVersion read(PayloadReader in) throws WireProtocolException {
        return in.end(new NegotiateProtocolVersion(in.int32(), in.list(in.int32(), in::string)));
    }

    @Override
    public Frame encode() {
        FrameBuilder frame = new FrameBuilder(TYPE).int32(version).int32(unknownOptions.size());
        unknownOptions.forEach(frame::string);
        return frame.build();
    }
}
