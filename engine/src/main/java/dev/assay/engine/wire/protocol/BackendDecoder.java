package dev.assay.engine.wire.protocol;

/** Finds out which message of a server a frame is. */
final class BackendDecoder {

    private BackendDecoder() {}

    static BackendMessage decode(Frame frame) throws WireProtocolException {
        PayloadReader in = frame.payload();
        return switch (frame.type()) {
            case BackendMessage.AUTHENTICATION_TYPE -> authentication(frame, in);
            case CopyData.TYPE -> CopyData.read(in);
            case CopyDone.TYPE -> CopyDone.read(in);
            case BackendKeyData.TYPE -> BackendKeyData.read(in);
            case BindComplete.TYPE -> BindComplete.read(in);
            case CloseComplete.TYPE -> CloseComplete.read(in);
            case ParseComplete.TYPE -> ParseComplete.read(in);
            case PortalSuspended.TYPE -> PortalSuspended.read(in);
            case NoData.TYPE -> NoData.read(in);
            case EmptyQueryResponse.TYPE -> EmptyQueryResponse.read(in);
            case CommandComplete.TYPE -> CommandComplete.read(in);
            case CopyInResponse.TYPE -> CopyInResponse.read(in);
            case CopyOutResponse.TYPE -> CopyOutResponse.read(in);
            case CopyBothResponse.TYPE -> CopyBothResponse.read(in);
            case DataRow.TYPE -> DataRow.read(in);
            case ErrorResponse.TYPE -> ErrorResponse.read(in);
            case NoticeResponse.TYPE -> NoticeResponse.read(in);
            case FunctionCallResponse.TYPE -> FunctionCallResponse.read(in);
            case NegotiateProtocolVersion.TYPE -> NegotiateProtocolVersion.read(in);
            case NotificationResponse.TYPE -> NotificationResponse.read(in);
            case ParameterDescription.TYPE -> ParameterDescription.read(in);
            case ParameterStatus.TYPE -> ParameterStatus.read(in);
            case ReadyForQuery.TYPE -> ReadyForQuery.read(in);
            case RowDescription.TYPE -> RowDescription.read(in);
            default -> new UnknownBackendMessage(frame);
        };
    }

    private static BackendMessage authentication(Frame frame, PayloadReader in) throws WireProtocolException {
        return switch (in.int32()) {
            case AuthenticationOk.CODE -> AuthenticationOk.read(in);
            case AuthenticationKerberosV5.CODE -> AuthenticationKerberosV5.read(in);
            case AuthenticationCleartextPassword.CODE -> AuthenticationCleartextPassword.read(in);
            case AuthenticationMd5Password.CODE -> AuthenticationMd5Password.read(in);
            case AuthenticationGss.CODE -> AuthenticationGss.read(in);
            case AuthenticationGssContinue.CODE -> AuthenticationGssContinue.read(in);
            case AuthenticationSspi.CODE -> AuthenticationSspi.read(in);
            case AuthenticationSasl.CODE -> AuthenticationSasl.read(in);
            case AuthenticationSaslContinue.CODE -> AuthenticationSaslContinue.read(in);
            case AuthenticationSaslFinal.CODE -> AuthenticationSaslFinal.read(in);
            default -> new UnknownBackendMessage(frame);
        };
    }
}
