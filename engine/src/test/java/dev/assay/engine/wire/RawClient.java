package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.wire.protocol.BackendMessage;
import dev.assay.engine.wire.protocol.Bytes;
import dev.assay.engine.wire.protocol.Frame;
import dev.assay.engine.wire.protocol.FrameReader;
import dev.assay.engine.wire.protocol.FrontendMessage;
import dev.assay.engine.wire.protocol.Limits;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import dev.assay.engine.wire.protocol.StartupMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/** A client that says exactly what a test wants, and sees how its connection ends. */
final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final FrameReader reader;

    RawClient(Endpoint endpoint) throws IOException {
        this(new Socket(endpoint.host(), endpoint.port()));
    }

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        reader = new FrameReader(socket.getInputStream(), Limits.DEFAULT);
    }

    /** Begins a session and reads up to the first ReadyForQuery. */
    static RawClient session(Endpoint endpoint) throws IOException {
        RawClient client = new RawClient(endpoint);
        client.send(new StartupMessage(StartupMessage.VERSION_3_2, Map.of("user", "u", "database", "d")));
        client.untilReady();
        return client;
    }

    /** Reads up to the next ReadyForQuery. */
    void untilReady() throws IOException {
        BackendMessage message = receive();
        while (!(message instanceof ReadyForQuery)) {
            assertThat(message).isNotNull();
            message = receive();
        }
    }

    /** Sends all messages at once. */
    void send(FrontendMessage... messages) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (FrontendMessage message : messages) {
            message.encode().writeTo(all);
        }
        raw(all.toByteArray());
    }

    void raw(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    int readByte() throws IOException {
        return socket.getInputStream().read();
    }

    BackendMessage receive() throws IOException {
        Frame frame = reader.read();
        return frame == null ? null : BackendMessage.decode(frame);
    }

    void expect(BackendMessage... messages) throws IOException {
        for (BackendMessage message : messages) {
            assertThat(receive()).isEqualTo(message);
        }
    }

    /** How the connection ends: {@code end}, {@code reset}, or what came instead. */
    String ending() throws IOException {
        try {
            Frame frame = reader.read();
            return frame == null ? "end" : frame.toString();
        } catch (SocketException e) {
            return e.getMessage().contains("reset") ? "reset" : e.getMessage();
        } catch (java.net.SocketTimeoutException e) {
            return "silence";
        }
    }

    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    static Bytes text(String text) {
        return Bytes.ofText(text);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
