package dev.assay.engine.wire;

import dev.assay.engine.wire.protocol.Flush;
import dev.assay.engine.wire.protocol.Frame;
import dev.assay.engine.wire.protocol.FrameReader;
import dev.assay.engine.wire.protocol.FrontendMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Moves the requests of one client to the server, in their order, and stops at the faults before and in them. */
final class ClientPump {

    private final FaultDriver.Proxy proxy;
    private final Link link;
    private final Conversation conversation;
    private final FaultDriver driver;
    private final FrameReader reader;
    private @Nullable Exchange last;
    private boolean asksForAnswers;

    ClientPump(FaultDriver.Proxy proxy, Link link, Conversation conversation, FaultDriver driver, FrameReader reader) {
        this.proxy = proxy;
        this.link = link;
        this.conversation = conversation;
        this.driver = driver;
        this.reader = reader;
    }

    /** Moves everything until the client has no more. */
    void run() throws IOException, InterruptedException {
        for (Frame frame = reader.readToForward(); frame != null; frame = reader.readToForward()) {
            if (link.takesRequests()) {
                forward(frame);
            } else {
                discard(frame);
            }
            if (link.takesRequests() && !reader.hasWhole()) {
                link.toServer().flush();
            }
        }
    }

    private void discard(Frame frame) throws IOException, InterruptedException {
        if (link.state() == Link.State.FROZEN) {
            link.awaitThaw();
        }
        reader.copyRest(frame, OutputStream.nullOutputStream());
    }

    private void forward(Frame frame) throws IOException, InterruptedException {
        if (frame.type() == FrontendMessage.PASSWORD_TYPE) {
            write(frame);
            return;
        }
        RequestKind kind = RequestKind.of(frame.type());
        awaitDecision(kind);
        if (link.takesRequests()) {
            request(kind, frame);
        } else {
            discard(frame);
        }
    }

    /** Sends one request, with the faults that are at it. */
    void request(RequestKind kind, Frame frame) throws IOException, InterruptedException {
        Exchange exchange = conversation.open(kind, frame);
        ArmedFaults.AtRequest faults = ArmedFaults.AtRequest.NONE;
        if (exchange != last) {
            faults = proxy.faults().at(exchange.request);
            show(exchange);
        }
        last = exchange;
        ArmedFault before = faults.before();
        if (before != null) {
            settle();
            driver.fire(before, exchange);
        }
        boolean paused = before != null && before.action() instanceof FaultAction.Pause;
        if (paused) {
            // What the server has said meanwhile comes first.
            settle();
        }
        if (before != null && !paused) {
            discard(frame);
            miss(faults.middle());
            miss(faults.after());
        } else if (link.takesRequests()) {
            send(exchange, frame, faults);
        }
    }

    private void show(Exchange exchange) throws IOException, InterruptedException {
        BiConsumer<WireRequest, TransactionStatus> watcher = proxy.faults().watcher();
        if (watcher == null) {
            return;
        }
        settle();
        try {
            watcher.accept(exchange.request, conversation.snapshot(exchange).before());
        } catch (RuntimeException e) {
            proxy.problems().accept("who watches the requests failed at " + exchange.request + ": " + e);
        }
    }

    private void send(Exchange exchange, Frame frame, ArmedFaults.AtRequest faults)
            throws IOException, InterruptedException {
        ArmedFault after = faults.after();
        ArmedFault middle = faults.middle();
        boolean withheld = after != null && conversation.withhold(exchange, after);
        boolean finished = conversation.send(exchange, frame);
        write(frame);
        if (middle != null || withheld) {
            push();
        }
        if (middle != null) {
            driver.fireInTheMiddle(middle, exchange);
        }
        if (after != null && finished) {
            driver.fire(after, exchange);
        }
    }

    private void write(Frame frame) throws IOException {
        OutputStream out = link.toServer();
        asksForAnswers = frame.type() == 'S' || frame.type() == 'H';
        frame.writeTo(out);
        reader.copyRest(frame, out);
    }

    /** Sends what is buffered, and has the server answer it even if the client has not asked for that yet. */
    private void push() throws IOException {
        if (!asksForAnswers && conversation.needsFlush()) {
            new Flush().encode().writeTo(link.toServer());
            asksForAnswers = true;
        }
        link.toServer().flush();
    }

    /** The server is to have finished everything before a request at which something happens. */
    private void settle() throws IOException, InterruptedException {
        push();
        await("finish what came before a fault", () -> conversation.isQuiet() || !link.isOpen());
    }

    /**
     * Nothing is sent after a request whose answer is kept from the client, so that the server has seen exactly what
     * came before; but what the server waits for to finish that request is sent.
     */
    private void awaitDecision(RequestKind kind) throws IOException, InterruptedException {
        Exchange withheld = conversation.withheld();
        if (withheld == null) {
            return;
        }
        push();
        await(
                "finish the request that a fault comes after",
                () -> conversation.withheld() == null
                        || !link.takesRequests()
                        || (conversation.isServerWaiting() && isForCopy(kind)));
    }

    /** A wait that is given up makes the fault inexact, which is to be known. */
    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        Duration bound = proxy.options().faultBound();
        if (!conversation.await(condition, bound)) {
            proxy.problems().accept("the server did not " + what + " within " + bound.toMillis() + " ms");
        }
    }

    private static boolean isForCopy(RequestKind kind) {
        return kind.isCopy() || kind == RequestKind.SYNC || kind == RequestKind.FLUSH;
    }

    private static void miss(@Nullable ArmedFault fault) {
        if (fault != null) {
            fault.miss("another fault of the plan kept the server from seeing the request");
        }
    }
}
