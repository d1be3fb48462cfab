package dev.assay.engine.wire.protocol;

/** Finds out which message of a client a frame is. */
final class FrontendDecoder {

    private FrontendDecoder() {}

    static FrontendMessage decode(Frame frame, PasswordKind kind) throws WireProtocolException {
        PayloadReader in = frame.payload();
        return switch (frame.type()) {
            case Frame.UNTYPED -> untyped(frame, in);
            case Query.TYPE -> Query.read(in);
            case Parse.TYPE -> Parse.read(in);
            case Bind.TYPE -> Bind.read(in);
            case Describe.TYPE -> Describe.read(in);
            case Close.TYPE -> Close.read(in);
            case Execute.TYPE -> Execute.read(in);
            case Flush.TYPE -> Flush.read(in);
            case Sync.TYPE -> Sync.read(in);
            case Terminate.TYPE -> Terminate.read(in);
            case FunctionCall.TYPE -> FunctionCall.read(in);
            case CopyFail.TYPE -> CopyFail.read(in);
            case CopyData.TYPE -> CopyData.read(in);
            case CopyDone.TYPE -> CopyDone.read(in);
            case FrontendMessage.PASSWORD_TYPE -> password(in, kind);
            default -> new UnknownFrontendMessage(frame);
        };
    }

    private static FrontendMessage password(PayloadReader in, PasswordKind kind) throws WireProtocolException {
        return switch (kind) {
            case PASSWORD -> PasswordMessage.read(in);
            case SASL_INITIAL -> SaslInitialResponse.read(in);
            case SASL -> SaslResponse.read(in);
            case GSS -> GssResponse.read(in);
        };
    }

    private static FrontendMessage untyped(Frame frame, PayloadReader in) throws WireProtocolException {
        return switch (frame.payload().int32()) {
            case SslRequest.CODE -> SslRequest.read(in);
            case GssEncRequest.CODE -> GssEncRequest.read(in);
            case CancelRequest.CODE -> CancelRequest.read(in);
            default -> startup(frame, in);
        };
    }

    /** Only version 3 is known; what an older client sends is laid out otherwise. */
    private static FrontendMessage startup(Frame frame, PayloadReader in) throws WireProtocolException {
        int major = frame.payload().int32() >>> 16;
        return major == 3 ? StartupMessage.read(in) : new UnknownFrontendMessage(frame);
    }
}
