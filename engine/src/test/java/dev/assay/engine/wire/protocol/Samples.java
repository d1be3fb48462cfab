package dev.assay.engine.wire.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One or more of every message. */
final class Samples {

    private static final Bytes SOME = Bytes.ofText("some");
    private static final List<Short> BINARY = List.of((short) 1, (short) 0);

    private Samples() {}

    /** What the client sends after the start, those of type p left out. */
    static List<FrontendMessage> frontend() {
        return List.of(
                new Query("SELECT 'é'"),
                new Query(""),
                new Parse("s", "SELECT $1", List.of(23, 0)),
                new Bind("p", "s", BINARY, Arrays.asList(SOME, null), List.of()),
                new Describe(Target.STATEMENT, "s"),
                new Close(Target.PORTAL, ""),
                new Execute("p", 10),
                new Flush(),
                new Sync(),
                new Terminate(),
                new FunctionCall(1598, List.of(), Arrays.asList(null, SOME), (short) 1),
                new CopyData(SOME),
                new CopyDone(),
                new CopyFail("no more"),
                new UnknownFrontendMessage(new FrameBuilder('y').bytes(SOME).build()));
    }

    /** What a client begins with. */
    static List<FrontendMessage> untyped() {
        return List.of(
                new StartupMessage(StartupMessage.VERSION_3_2, Map.of("user", "u")),
                new SslRequest(),
                new GssEncRequest(),
                new CancelRequest(0, Bytes.of(new byte[0])),
                new CancelRequest(7, Bytes.of(new byte[4])),
                new CancelRequest(7, Bytes.of(new byte[256])));
    }

    /** What a client proves itself with. */
    static Map<PasswordKind, FrontendMessage> passwords() {
        return Map.of(
                PasswordKind.PASSWORD, new PasswordMessage("hush"),
                PasswordKind.SASL_INITIAL, new SaslInitialResponse("SCRAM-SHA-256", SOME),
                PasswordKind.SASL, new SaslResponse(SOME),
                PasswordKind.GSS, new GssResponse(SOME));
    }

    /** What the server sends. */
    static List<BackendMessage> backend() {
        return List.of(
                new AuthenticationOk(),
                new AuthenticationKerberosV5(),
                new AuthenticationCleartextPassword(),
                new AuthenticationMd5Password(SOME),
                new AuthenticationGss(),
                new AuthenticationGssContinue(SOME),
                new AuthenticationSspi(),
                new AuthenticationSasl(List.of("SCRAM-SHA-256")),
                new AuthenticationSaslContinue(SOME),
                new AuthenticationSaslFinal(SOME),
                new BackendKeyData(42, SOME),
                new BackendKeyData(42, Bytes.of(new byte[32])),
                new BindComplete(),
                new CloseComplete(),
                new ParseComplete(),
                new PortalSuspended(),
                new NoData(),
                new EmptyQueryResponse(),
                new CommandComplete("INSERT 0 1"),
                new CopyInResponse((byte) 0, BINARY),
                new CopyOutResponse((byte) 1, BINARY),
                new CopyBothResponse((byte) 0, List.of()),
                new CopyData(SOME),
                new CopyDone(),
                new DataRow(Arrays.asList(SOME, null, Bytes.EMPTY)),
                new ErrorResponse(Map.of('S', "FEHLER", 'V', "ERROR", 'C', "42P01", 'M', "no such table")),
                new NoticeResponse(Map.of('S', "NOTICE", 'M', "well")),
                new FunctionCallResponse(null),
                new FunctionCallResponse(SOME),
                new NegotiateProtocolVersion(StartupMessage.VERSION_3_0, List.of("_pq_.x")),
                new NotificationResponse(1, "channel", ""),
                new ParameterDescription(List.of(23, 25)),
                new ParameterStatus("TimeZone", "UTC"),
                new ReadyForQuery('T'),
                new RowDescription(
                        List.of(new RowDescription.Column("c", 1, (short) 2, 23, (short) -1, -1, (short) 0))),
                new UnknownBackendMessage(new FrameBuilder('~').bytes(SOME).build()));
    }
}
