package dev.assay.engine.benchmark;

import dev.assay.engine.postgres.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Moves bytes both ways between a client and a server, and knows nothing of them: the least that a proxy can do. */
final class Relay implements AutoCloseable {

    private static final int BACKLOG = 128;
    private static final int BUFFER = 32 << 10;

    private final Endpoint server;
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Relay(Endpoint server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    Endpoint endpoint() {
        return server.withAddress("127.0.0.1", listener.getLocalPort());
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket onward = new Socket(server.host(), server.port());
                sockets.addAll(List.of(client, onward));
                client.setTcpNoDelay(true);
                onward.setTcpNoDelay(true);
                start(() -> move(client, onward));
                start(() -> move(onward, client));
            } catch (IOException e) {
                // The relay ends, or a client is gone already.
            }
        }
    }

    private static void move(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two is gone, and both are closed.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
