package dev.assay.engine.wire.protocol;

import java.util.List;

/**
 * Data may flow both ways, in replication: protocol chapter, "COPY Operations".
 *
 * @param format 0 text, 1 binary
 * @param columnFormats one a column: 0 text, 1 binary
 */
public record CopyBothResponse(byte format, List<Short> columnFormats) implements BackendMessage {

    static final char TYPE = 'W';

    static CopyBothResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new CopyBothResponse(in.int8(), in.list(in::int16)));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).int8(format).int16s(columnFormats).build();
    }
}
