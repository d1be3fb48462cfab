package dev.assay.engine.wire.protocol;

import java.util.List;

/**
 * The server waits for rows: protocol chapter, "COPY Operations".
 *
 * @param format 0 text, 1 binary
 * @param columnFormats one a column: 0 text, 1 binary
 */
public record CopyInResponse(byte format, List<Short> columnFormats) implements BackendMessage {

    static final char TYPE = 'G';

    static CopyInResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new CopyInResponse(in.int8(), in.list(in::int16)));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).int8(format).int16s(columnFormats).build();
    }
}
