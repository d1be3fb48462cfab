package dev.assay.engine.wire.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row: protocol chapter, "Simple Query".
 *
 * @param values one a column, {@code null} for NULL
 */
public record DataRow(List<@Nullable Bytes> values) implements BackendMessage {

    static final char TYPE = 'D';

    static DataRow read(PayloadReader in) throws WireProtocolException {
        return in.end(new DataRow(in.values()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).values(values).build();
    }
}
