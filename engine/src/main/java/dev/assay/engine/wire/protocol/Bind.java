package dev.assay.engine.wire.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Make a portal of a prepared statement and values: protocol chapter, "Extended Query".
 *
 * @param portal its name, empty for the unnamed one
 * @param statement the prepared statement, empty for the unnamed one
 * @param parameterFormats none (all text), one for all, or one each: 0 text, 1 binary
 * @param parameters the values, {@code null} for NULL
 * @param resultFormats none (all text), one for all columns, or one each
 */
public record Bind(
        String portal,
        String statement,
        List<Short> parameterFormats,
        List<@Nullable Bytes> parameters,
        List<Short> resultFormats)
        implements FrontendMessage {

    static final char TYPE = 'B';

    static Bind read(PayloadReader in) throws WireProtocolException {
        return in.end(new Bind(in.string(), in.string(), in.list(in::int16), in.values(), in.list(in::int16)));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE)
                .string(portal)
                .string(statement)
                .int16s(parameterFormats)
                .values(parameters)
                .int16s(resultFormats)
                .build();
    }

    /**
     * The format of one parameter: 0 is text, 1 is binary.
     *
     * @param index which one, from 0
     */
    public int parameterFormat(int index) {
        return switch (parameterFormats.size()) {
            case 0 -> 0;
            case 1 -> parameterFormats.get(0);
            default -> index < parameterFormats.size() ? parameterFormats.get(index) : 0;
        };
    }

    /** Its names only: the values may be secrets. */
    @Override
    public String toString() {
        return "Bind[portal=" + portal + ", statement=" + statement + ", " + parameters.size() + " parameters]";
    }
}
