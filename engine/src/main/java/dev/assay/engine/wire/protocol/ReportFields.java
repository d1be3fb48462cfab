package dev.assay.engine.wire.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an error or a notice: protocol chapter, "Error and Notice Message Fields". */
final class ReportFields {

    private ReportFields() {}

    static Map<Character, String> read(PayloadReader in) throws WireProtocolException {
        Map<Character, String> fields = new LinkedHashMap<>();
        for (byte code = in.int8(); code != 0; code = in.int8()) {
            fields.put((char) (code & 0xff), in.string());
        }
        return Collections.unmodifiableMap(fields);
    }

    static FrameBuilder write(FrameBuilder out, Map<Character, String> fields) {
        fields.forEach((code, text) -> out.int8(code).string(text));
        return out.int8(0);
    }
}
