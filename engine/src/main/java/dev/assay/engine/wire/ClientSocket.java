package dev.assay.engine.wire;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The proxy's end of a client's connection, plain at first and encrypted if the client asked for that. How it ends is
 * up to the TCP connection beneath, so that no end waits for the other side.
 */
final class ClientSocket {

    private static final int BUFFER = 32 << 10;

    /** What PostgreSQL is called in ALPN: protocol chapter, "SSL Session Encryption". */
    private static final String PROTOCOL = "postgresql";

    private final Socket socket;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile InputStream in;
    private volatile OutputStream out;
    private volatile @Nullable SSLSocket encrypted;

    ClientSocket(Socket socket) throws IOException {
        this.socket = Sockets.tuned(socket);
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    InputStream in() {
        return in;
    }

    /** Buffered: nothing goes before it is flushed. */
    OutputStream out() {
        return out;
    }

    boolean isEncrypted() {
        return encrypted != null;
    }

    /**
     * Answers the client's TLS handshake; everything after it is encrypted.
     *
     * @param begun what was read of the handshake already
     * @return what the client wants to speak within (ALPN), empty if it did not say
     */
    String encrypt(TlsIdentity identity, byte[] begun) throws IOException {
        SSLSocket wrapped = (SSLSocket) identity.sockets().createSocket(socket, new ByteArrayInputStream(begun), true);
        SSLParameters parameters = wrapped.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {PROTOCOL});
        wrapped.setSSLParameters(parameters);
        wrapped.startHandshake();
        in = wrapped.getInputStream();
        out = new BufferedOutputStream(new Guarded(wrapped.getOutputStream()), BUFFER);
        encrypted = wrapped;
        return wrapped.getApplicationProtocol();
    }

    static boolean isPostgres(String applicationProtocol) {
        return applicationProtocol.equals(PROTOCOL);
    }

    void reset() {
        Sockets.reset(socket);
    }

    /** The client sees the end of what it is sent, and can still be read. */
    void finish() {
        SSLSocket wrapped = encrypted;
        // A client that reads nothing cannot be told in TLS that there is no more.
        if (wrapped != null && writing.tryLock()) {
            try {
                Sockets.finish(wrapped);
            } finally {
                writing.unlock();
            }
        }
        Sockets.finish(socket);
    }

    void close() {
        Sockets.close(socket);
    }

    /** Tells {@link #finish()} whether somebody is writing, for TLS itself would make it wait. */
    private final class Guarded extends FilterOutputStream {

        Guarded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writing.lock();
            try {
                out.write(bytes, offset, length);
            } finally {
                writing.unlock();
            }
        }
    }
}
