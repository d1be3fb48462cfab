package dev.assay.engine.wire.protocol;

/**
 * Cancel what another session runs: protocol chapter, "Canceling Requests in Progress".
 *
 * @param processId the server process of that session
 * @param key its secret; 4 bytes, from protocol 3.2 on 4 to 256; none from a client that was not told it yet
 */
public record CancelRequest(int processId, Bytes key) implements FrontendMessage {

    /** Stands where a version would: 1234 in the upper 16 bits, 5678 in the lower. */
    static final int CODE = (1234 << 16) | 5678;

    static CancelRequest read(PayloadReader in) throws WireProtocolException {
        in.int32();
        return new CancelRequest(in.int32(), CancelKey.readOfRequest(in));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(Frame.UNTYPED)
                .int32(CODE)
                .int32(processId)
                .bytes(key)
                .build();
    }

    /** Without the key, which is a secret. */
    @Override
    public String toString() {
        return "CancelRequest[processId=" + processId + "]";
    }
}
