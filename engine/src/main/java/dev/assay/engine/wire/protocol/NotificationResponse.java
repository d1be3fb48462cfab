package dev.assay.engine.wire.protocol;

/**
 * A NOTIFY of some session: protocol chapter, "Asynchronous Operations".
 *
 * @param processId the server process that sent it
 * @param channel its name
 * @param payload its text, may be empty
 */
public record NotificationResponse(int processId, String channel, String payload) implements BackendMessage {

    static final char TYPE = 'A';

    static NotificationResponse read(PayloadReader in) throws WireProtocolException {
        return in.end(new NotificationResponse(in.int32(), in.string(), in.string()));
    }

    @Override
    public Frame encode() {
        return new FrameBuilder(TYPE)
                .int32(processId)
                .string(channel)
                .string(payload)
                .build();
    }
}
