package dev.assay.engine.wire.protocol;

/** A message of the server: protocol chapter, "Message Formats". */
public sealed interface BackendMessage
        permits AuthenticationCleartextPassword,
                AuthenticationGss,
                AuthenticationGssContinue,
                AuthenticationKerberosV5,
                AuthenticationMd5Password,
                AuthenticationOk,
                AuthenticationSasl,
                AuthenticationSaslContinue,
                AuthenticationSaslFinal,
                AuthenticationSspi,
                BackendKeyData,
                BindComplete,
                CloseComplete,
                CommandComplete,
                CopyBothResponse,
                CopyData,
                CopyDone,
                CopyInResponse,
                CopyOutResponse,
                DataRow,
                EmptyQueryResponse,
                ErrorResponse,
                FunctionCallResponse,
                NegotiateProtocolVersion,
                NoData,
                NoticeResponse,
                NotificationResponse,
                ParameterDescription,
                ParameterStatus,
                ParseComplete,
                PortalSuspended,
                ReadyForQuery,
                RowDescription,
                UnknownBackendMessage {

    /** The type that all messages asking for authentication share. */
    char AUTHENTICATION_TYPE = 'R';

    /**
     * Decode a whole frame of a server.
     *
     * @throws WireProtocolException if its fields are not what the protocol says
     */
    static BackendMessage decode(Frame frame) throws WireProtocolException {
        return BackendDecoder.decode(frame);
    }

    /** The frame of this message, made anew. A message that was read is forwarded as it was read instead. */
    Frame encode();
}
