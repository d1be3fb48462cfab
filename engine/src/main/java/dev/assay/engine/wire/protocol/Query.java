package dev.assay.engine.wire.protocol;

/**
 * Run a text of one or more statements: protocol chapter, "Simple Query".
 *
 * @param sql the text
 */
public record Query(String sql) implements FrontendMessage {

    static final char TYPE = 'Q';

    static Query read(PayloadReader in) throws WireProtocolException {
        return in.end(new Query(in.string()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).string(sql).build();
    }
}
