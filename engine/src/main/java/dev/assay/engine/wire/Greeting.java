package dev.assay.engine.wire;

import dev.assay.engine.wire.protocol.Frame;
import dev.assay.engine.wire.protocol.FrameReader;
import dev.assay.engine.wire.protocol.FrontendMessage;
import dev.assay.engine.wire.protocol.GssEncRequest;
import dev.assay.engine.wire.protocol.PasswordKind;
import dev.assay.engine.wire.protocol.SslRequest;
import dev.assay.engine.wire.protocol.WireProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What a client and the proxy say before the session begins, that is, whether it is encrypted: protocol chapter, "SSL
 * Session Encryption".
 */
final class Greeting {

    /** A TLS record of a handshake begins so, and no message of PostgreSQL that may begin a connection. */
    private static final int TLS_HANDSHAKE = 0x16;

    private final ClientSocket client;
    private final WireOptions options;
    private FrameReader reader;

    Greeting(ClientSocket client, WireOptions options) {
        this.client = client;
        this.options = options;
        this.reader = new FrameReader(client.in(), options.limits());
    }

    /** Reads what the client says from here on. */
    FrameReader reader() {
        return reader;
    }

    /** Answers every wish for encryption, and returns what begins the session, or {@code null} if nothing does. */
    @Nullable
    Frame firstMessage() throws IOException {
        if (reader.peek() == TLS_HANDSHAKE) {
            direct();
        }
        for (Frame frame = reader.readUntyped(); frame != null; frame = reader.readUntyped()) {
            FrontendMessage message = FrontendMessage.decode(frame, PasswordKind.PASSWORD);
            if (message instanceof SslRequest && options.tls() != null && !client.isEncrypted()) {
                answer('S');
                encrypt(options.tls(), rejectUnencrypted());
            } else if (message instanceof SslRequest || message instanceof GssEncRequest) {
                answer('N');
            } else {
                return frame;
            }
        }
        return null;
    }

    private void answer(char answer) throws IOException {
        client.out().write(answer);
        client.out().flush();
    }

    /** The client begins with TLS without asking, and then has to say what it wants to speak. */
    private void direct() throws IOException {
        TlsIdentity tls = options.tls();
        if (tls == null) {
            throw new WireProtocolException(
                    "it began with TLS at once; the rule is that a proxy started without TLS takes plain connections");
        }
        if (!ClientSocket.isPostgres(encrypt(tls, reader.takeBuffered()))) {
            throw new WireProtocolException(
                    "it began with TLS at once; the rule is that it then asks for \"postgresql\" by ALPN");
        }
    }

    /** What came in before the handshake would be taken for encrypted: the server does not allow that either. */
    private byte[] rejectUnencrypted() throws IOException {
        byte[] early = reader.takeBuffered();
        if (early.length > 0) {
            throw new WireProtocolException(
                    "it sent " + early.length + " bytes after SSLRequest; the rule is to wait for the answer");
        }
        return early;
    }

    private String encrypt(TlsIdentity tls, byte[] begun) throws IOException {
        try {
            String protocol = client.encrypt(tls, begun);
            reader = new FrameReader(client.in(), options.limits());
            return protocol;
        } catch (SSLException e) {
            if (isEnd(e)) {
                throw e;
            }
            throw new WireProtocolException("the TLS handshake failed: " + e.getMessage());
        }
    }

    /** Whether the client went away in the handshake, which is no mistake of anybody here. */
    private static boolean isEnd(SSLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException || cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }
}
