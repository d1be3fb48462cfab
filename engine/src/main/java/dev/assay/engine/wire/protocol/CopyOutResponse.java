package dev.assay.engine.wire.protocol;

import java.util.List;

/**
 * Rows follow: protocol chapter, "COPY Operations".
 *
 * @param format 0 text, 1 binary
 * @param columnFormats one a column: 0 text, 1 binary
 */
public record CopyOutResponse(byte format, List<Short> columnFormats) implements BackendMessage {

    static final char TYPE = 'H';

    static CopyOutResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new CopyOutResponse(in.int8(), in.list(in::int16)));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).int8(format).int16s(columnFormats).build();
    }
}
