package dev.assay.engine.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** The ways to end a TCP connection. They differ for the other side. */
final class Sockets {

    private Sockets() {}

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** Messages are small and wait for nothing. */
    static Socket tuned(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** The other side sees a reset: a socket closed with SO_LINGER 0 sends RST. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        close(socket);
    }

    /** The other side sees the end of the stream, and can still be read. */
    static void finish(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left to do.
        }
    }
}
