package dev.assay.engine.wire;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The two sockets of one connection, and whether anything may pass between them. */
final class Link {

    private static final int BUFFER = 32 << 10;

    /** What the client's side is like. */
    enum State {
        /** Everything passes. */
        OPEN,
        /** Nothing passes and nothing is read, until it is released. */
        FROZEN,
        /** The client is gone for good; what the server still says goes nowhere. */
        DEAD
    }

    private final ClientSocket client;
    private final CountDownLatch thawed = new CountDownLatch(1);
    private volatile State state = State.OPEN;
    private volatile boolean serverFinished;
    private @Nullable Socket server;
    private @Nullable OutputStream toServer;

    Link(Socket client) throws IOException {
        this.client = new ClientSocket(client);
    }

    ClientSocket client() {
        return client;
    }

    OutputStream toClient() {
        return client.out();
    }

    /** The server's socket is here. */
    synchronized void connected(Socket socket) throws IOException {
        if (state == State.DEAD) {
            Sockets.close(socket);
            throw new IOException("the connection was cut while the server was called");
        }
        server = Sockets.tuned(socket);
        toServer = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    synchronized OutputStream toServer() throws IOException {
        if (toServer == null) {
            throw new IOException("there is no server yet");
        }
        return toServer;
    }

    synchronized InputStream fromServer() throws IOException {
        if (server == null) {
            throw new IOException("there is no server yet");
        }
        return server.getInputStream();
    }

    State state() {
        return state;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** The client sees a reset; the server finishes what it was sent and then sees the end. */
    synchronized void cut() {
        state = State.DEAD;
        client.reset();
        finishServer();
        thawed.countDown();
    }

    /** The client sees the end; the server finishes what it was sent and then sees the end, too. */
    void closeInOrder() {
        synchronized (this) {
            state = State.DEAD;
            finishServer();
        }
        client.finish();
    }

    /** Whether the server may still be sent something. */
    boolean takesRequests() {
        return isOpen() && !serverFinished;
    }

    synchronized void freeze() {
        if (state == State.OPEN) {
            state = State.FROZEN;
        }
    }

    /** A frozen connection ends; what was on its way is lost. */
    synchronized void release() {
        if (state == State.FROZEN) {
            cut();
        }
    }

    void awaitThaw() throws InterruptedException {
        thawed.await();
    }

    /** The server gets no more than it has; what it says still passes. */
    synchronized void finishServer() {
        serverFinished = true;
        if (server != null) {
            Sockets.finish(server);
        }
    }

    /** Both sides end at once, whatever is on its way. */
    synchronized void destroy() {
        state = State.DEAD;
        client.close();
        if (server != null) {
            Sockets.close(server);
        }
        thawed.countDown();
    }
}
