package dev.assay.engine.wire.protocol;

import java.util.Map;

/**
 * Something worth saying: protocol chapter, "Error and Notice Message Fields".
 *
 * @param fields by their one-character codes, in the order of the message
 */
public record NoticeResponse(Map<Character, String> fields) implements BackendMessage {

    static final char TYPE = 'N';

    static NoticeResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new NoticeResponse(ReportFields.read(in)));
    }

    @Override
    public Frame encode() {
        return ReportFields.write(new FrameBuilder(TYPE), fields).build();
    }

    /** The SQLSTATE, or an empty text. */
    public String sqlState() {
        return fields.getOrDefault('C', "");
    }

    /** The message in one line, or an empty text. */
    public String message() {
        return fields.getOrDefault('M', "");
    }

    /** For instance {@code ERROR} or {@code NOTICE}, not translated if the server says so. */
    public String severity() {
        return fields.getOrDefault('V', fields.getOrDefault('S', ""));
    }
}
