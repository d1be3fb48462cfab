package dev.assay.engine.wire;

import dev.assay.engine.wire.protocol.Frame;
import dev.assay.engine.wire.protocol.FrameReader;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves the answers of the server to the client, keeps back what the client shall not hear, and lets the faults after a
 * request happen. What comes once the client is gone is still read, so that the server can finish what it was sent.
 */
final class ServerPump {

    private final Link link;
    private final Conversation conversation;
    private final FaultDriver driver;
    private final FrameReader reader;
    private final OutputStream client = new WhileItReads();
    private boolean clientReads = true;

    ServerPump(Link link, Conversation conversation, FaultDriver driver, FrameReader reader) {
        this.link = link;
        this.conversation = conversation;
        this.driver = driver;
        this.reader = reader;
    }

    /** Moves everything until the server has no more. */
    void run() throws IOException, InterruptedException {
        for (Frame frame = reader.readToForward(); frame != null; frame = reader.readToForward()) {
            Exchange withheld = conversation.withheld();
            Conversation.Step step = conversation.answer(frame);
            if (withheld == null) {
                deliver(frame);
            } else {
                deliver(frame, step, withheld);
            }
            if (!reader.hasWhole()) {
                flush();
                conversation.delivered();
            }
        }
        serverIsGone();
    }

    /** The server has closed: everything that was asked is answered, or never will be. */
    private void serverIsGone() throws IOException, InterruptedException {
        conversation.awaitResumed();
        flush();
        Exchange withheld = conversation.withheld();
        conversation.serverGone();
        ArmedFault fault = withheld == null ? null : due(withheld);
        if (withheld != null && fault != null) {
            driver.fire(fault, withheld);
        }
    }

    private void deliver(Frame frame, Conversation.Step step, Exchange withheld)
            throws IOException, InterruptedException {
        ArmedFault fault = due(withheld);
        boolean pause = fault != null && fault.action() instanceof FaultAction.Pause;
        boolean kept = isKept(frame, step, withheld, fault);
        if (!kept && !pause) {
            deliver(frame);
        } else if (kept) {
            reader.copyRest(frame, OutputStream.nullOutputStream());
        }
        if (fault != null) {
            flush();
            driver.fire(fault, withheld);
        }
        if (pause) {
            deliver(frame);
        }
    }

    /** The fault that is to happen now that a request is finished, if it is. */
    private @Nullable ArmedFault due(Exchange withheld) {
        ArmedFault fault = withheld.withheldBy;
        boolean due = fault != null && fault.fault().moment() == Moment.AFTER && conversation.isDone(withheld);
        return due ? fault : null;
    }

    /** Whether a message belongs to an answer that the client shall not hear. It must hear what it has to react to. */
    private static boolean isKept(Frame frame, Conversation.Step step, Exchange withheld, @Nullable ArmedFault due) {
        ArmedFault fault = withheld.withheldBy;
        if (fault == null || fault.action() instanceof FaultAction.Pause) {
            return false;
        }
        boolean asksClient = switch (frame.type()) {
            case 'R', 'G', 'W' -> true;
            default -> false;
        };
        return !asksClient
                && (step.exchange() == withheld
                        || (due != null && withheld.kind().isCopy()));
    }

    private void deliver(Frame frame) throws IOException, InterruptedException {
        conversation.awaitResumed();
        if (link.state() == Link.State.FROZEN) {
            link.awaitThaw();
        }
        frame.writeTo(client);
        reader.copyRest(frame, client);
    }

    private void flush() {
        if (clientReads && link.isOpen()) {
            try {
                link.toClient().flush();
            } catch (IOException e) {
                clientReads = false;
            }
        }
    }

    /** The way to the client, or to nowhere once it is gone: even in the middle of a message that is no failure. */
    private final class WhileItReads extends OutputStream {

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (clientReads && link.isOpen()) {
                try {
                    link.toClient().write(bytes, offset, length);
                } catch (IOException e) {
                    clientReads = false;
                }
            }
        }
    }
}
