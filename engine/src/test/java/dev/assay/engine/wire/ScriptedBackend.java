package dev.assay.engine.wire;

import dev.assay.engine.await.Await;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.wire.protocol.AuthenticationOk;
import dev.assay.engine.wire.protocol.BackendKeyData;
import dev.assay.engine.wire.protocol.BackendMessage;
import dev.assay.engine.wire.protocol.Bytes;
import dev.assay.engine.wire.protocol.Frame;
import dev.assay.engine.wire.protocol.FrameReader;
import dev.assay.engine.wire.protocol.FrontendMessage;
import dev.assay.engine.wire.protocol.Limits;
import dev.assay.engine.wire.protocol.PasswordKind;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Plays a server: a list of steps that expect a message or send one. It serves one connection after the other. */
final class ScriptedBackend implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final long STILL_NANOS = Duration.ofMillis(300).toNanos();

    private final ServerSocket listener;
    private final List<Step> steps = new ArrayList<>();
    private final Thread thread = new Thread(this::play, "scripted-backend");
    private volatile int played;
    private volatile long lastWrite = Long.MAX_VALUE;
    private volatile Throwable failure;
    private Socket socket;
    private FrameReader reader;
    private OutputStream out;

    ScriptedBackend() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    }

    private interface Step {
        void play() throws Exception;
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listener.getLocalPort(), "d", "u", "");
    }

    /** A connection that begins a session and is let in. */
    ScriptedBackend session() {
        return accept().step(() -> reader.readUntyped())
                .send(new AuthenticationOk(), new BackendKeyData(4711, Bytes.of(new byte[32])), new ReadyForQuery('I'));
    }

    ScriptedBackend accept() {
        return step(() -> {
            socket = listener.accept();
            reader = new FrameReader(socket.getInputStream(), Limits.DEFAULT);
            out = socket.getOutputStream();
        });
    }

    ScriptedBackend expectUntyped(FrontendMessage expected) {
        return step(() -> check(expected, reader.readUntyped()));
    }

    ScriptedBackend expect(FrontendMessage... expected) {
        for (FrontendMessage message : expected) {
            step(() -> check(message, reader.read()));
        }
        return this;
    }

    ScriptedBackend expectEnd() {
        return step(() -> {
            Frame frame = reader.read();
            if (frame != null) {
                throw new AssertionError("expected the end, found " + frame);
            }
        });
    }

    ScriptedBackend send(BackendMessage... messages) {
        return step(() -> {
            for (BackendMessage message : messages) {
                message.encode().writeTo(out);
            }
            out.flush();
        });
    }

    ScriptedBackend raw(byte... bytes) {
        return step(() -> out.write(bytes));
    }

    /** Sends rows without an end, until nobody takes any more. */
    ScriptedBackend flood() {
        return step(() -> {
            byte[] row = new byte[1 << 16];
            row[0] = 'D';
            ByteBuffer.wrap(row).putInt(1, row.length - 1);
            while (true) {
                lastWrite = System.nanoTime();
                out.write(row);
            }
        });
    }

    /** Waits until a flood has stood still for a while. */
    void awaitStuck() {
        Await.until("the flood to stand still", BOUND, () -> System.nanoTime() - lastWrite > STILL_NANOS);
    }

    ScriptedBackend await(CountDownLatch latch) {
        return step(latch::await);
    }

    ScriptedBackend close(boolean reset) {
        return step(() -> {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        });
    }

    ScriptedBackend start() {
        thread.start();
        return this;
    }

    /** Waits until all steps were played as written. */
    void awaitPlayed() {
        Await.until("the script to be played", BOUND, () -> played, count -> {
            if (failure != null) {
                throw new AssertionError("step " + count + " of the script failed", failure);
            }
            return count == steps.size();
        });
    }

    private ScriptedBackend step(Step step) {
        steps.add(step);
        return this;
    }

    private void play() {
        try {
            for (Step step : steps) {
                step.play();
                played++;
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private static void check(FrontendMessage expected, Frame frame) throws IOException {
        FrontendMessage found = frame == null ? null : FrontendMessage.decode(frame, PasswordKind.PASSWORD);
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (socket != null) {
            socket.close();
        }
        thread.interrupt();
        Await.until("the scripted backend to end", BOUND, () -> !thread.isAlive());
    }
}
