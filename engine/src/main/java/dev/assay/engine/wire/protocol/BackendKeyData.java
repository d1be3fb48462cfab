package dev.assay.engine.wire.protocol;

/**
 * What a CancelRequest for this session must name: protocol chapter, "Start-up".
 *
 * @param processId the server process
 * @param key its secret; 4 bytes, from protocol 3.2 on 4 to 256
 */
public record BackendKeyData(int processId, Bytes key) implements BackendMessage {

    static final char TYPE = 'K';

    static BackendKeyData read(PayloadReader in) throws WireProtocolException {
        return new BackendKeyData(in.int32(), CancelKey.read(in));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE).int32(processId).bytes(key).build();
    }

    /** Without the key, which is a secret. */
    @Override
    public String toString() {
        return "BackendKeyData[processId=" + processId + "]";
    }
}
