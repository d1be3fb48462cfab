package dev.assay.engine.wire.protocol;

import java.util.List;

/**
 * The types of a statement's parameters: protocol chapter, "Extended Query".
 *
 * @param types their object ids
 */
public record ParameterDescription(List<Integer> types) implements BackendMessage {

    static final char TYPE = 't';

    static ParameterDescription read(PayloadReader in) throws WireProtocolException {
        return in.end(new ParameterDescription(in.list(in::int32)));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).int32s(types).build();
    }
}
