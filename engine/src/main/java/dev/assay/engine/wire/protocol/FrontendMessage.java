package dev.assay.engine.wire.protocol;

/** A message of the client: protocol chapter, "Message Formats". */
public sealed interface FrontendMessage
        permits Bind,
                CancelRequest,
                Close,
                CopyData,
                CopyDone,
                CopyFail,
                Describe,
                Execute,
                Flush,
                FunctionCall,
                GssEncRequest,
                GssResponse,
                Parse,
                PasswordMessage,
                Query,
                SaslInitialResponse,
                SaslResponse,
                SslRequest,
                StartupMessage,
                Sync,
                Terminate,
                UnknownFrontendMessage {

    /** The type that all messages of an authentication exchange share. */
    char PASSWORD_TYPE = 'p';

    /**
     * Decode a whole frame of a client.
     *
     * @param frame what was read
     * @param kind what the server asked for last, which tells what a message of type {@code p} is
     * @throws WireProtocolException if its fields are not what the protocol says
     */
    static FrontendMessage decode(Frame frame, PasswordKind kind) throws WireProtocolException {
        return FrontendDecoder.decode(frame, kind);
    }

    /** The frame of this message, made anew. A message that was read is forwarded as it was read instead. */
    Frame encode();
}
