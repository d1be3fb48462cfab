package dev.assay.engine.wire.protocol;

import java.util.List;

/**
 * Make a prepared statement: protocol chapter, "Extended Query".
 *
 * @param statement its name, empty for the unnamed one
 * @param sql one statement
 * @param parameterTypes object ids of types that are given, 0 for one that is not
 */
public record Parse(String statement, String sql, List<Integer> parameterTypes) implements FrontendMessage {

    static final char TYPE = 'P';

    static Parse read(PayloadReader in) throws WireProtocolException {
        return in.end(new Parse(in.string(), in.string(), in.list(in::int32)));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE)
                .string(statement)
                .string(sql)
                .int32s(parameterTypes)
                .build();
    }
}
