package dev.assay.engine.wire.protocol;

import java.util.List;

/**
 * The columns of the rows that follow: protocol chapter, "Simple Query".
 *
 * @param columns in order
 */
public record RowDescription(List<Column> columns) implements BackendMessage {

    static final char TYPE = 'T';

    static RowDescription read(PayloadReader in) throws WireProtocolException {
        return in.end(new RowDescription(in.list(() -> Column.read(in))));
    }

    @Override
    public Frame encode() {
        FrameBuilder frame = new FrameBuilder(TYPE);
        return frame.list(columns, column -> column.write(frame)).build();
    }

    /**
     * One column.
     *
     * @param name its name
     * @param table the object id of its table, or 0
     * @param number its number in that table, or 0
     * @param type the object id of its type
     * @param typeLength as {@code pg_type.typlen} has it; negative for a variable length
     * @param typeModifier as {@code pg_attribute.atttypmod} has it
     * @param format 0 text, 1 binary
     */
    public record Column(
            String name, int table, short number, int type, short typeLength, int typeModifier, short format) {

        private static Column read(PayloadReader in) throws WireProtocolException {
            return new Column(in.string(), in.int32(), in.int16(), in.int32(), in.int16(), in.int32(), in.int16());
        }

        private void write(FrameBuilder out) {
            out.string(name).int32(table).int16(number).int32(type);
            out.int16(typeLength).int32(typeModifier).int16(format);
        }
    }
}
