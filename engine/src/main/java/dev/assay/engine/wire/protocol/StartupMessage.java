package dev.assay.engine.wire.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Begin a session: protocol chapter, "Start-up".
 *
 * @param protocol the version: major in the upper 16 bits, minor in the lower
 * @param parameters {@code user}, {@code database} and settings
 */
public record StartupMessage(int protocol, Map<String, String> parameters) implements FrontendMessage {

    /** Protocol 3.0. */
    public static final int VERSION_3_0 = 3 << 16;

    /** Protocol 3.2, of PostgreSQL 18: cancel keys of variable length. */
    public static final int VERSION_3_2 = VERSION_3_0 | 2;

    static StartupMessage read(PayloadReader in) throws WireProtocolException {
        int protocol = in.int32();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = in.string(); !name.isEmpty(); name = in.string()) {
            parameters.put(name, in.string());
        }
        return in.end(new StartupMessage(protocol, Collections.unmodifiableMap(parameters)));
    }

    @Override
    public Frame encode() {
        FrameBuilder frame = new FrameBuilder(Frame.UNTYPED).int32(protocol);
        parameters.forEach((name, value) -> frame.string(name).string(value));
        return frame.int8(0).build();
    }

    /** The major version. */
    public int major() {
        return protocol >>> 16;
    }
}
