package dev.assay.engine.wire;

import dev.assay.engine.wire.Answer.State;
import dev.assay.engine.wire.protocol.Frame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for what on one connection: gives every message of the server to the request that it answers. The server
 * answers in the order of the requests: protocol chapter, "Message Flow".
 */
final class Conversation {

    /** A cut from elsewhere does not wake up who waits here. */
    private static final long LOOK_MILLIS = 20;

    private final Recorder recorder;
    private final int number;
    private final RequestReader reader;
    private final ArrayDeque<Exchange> pending = new ArrayDeque<>();
    private final ArrayDeque<Exchange> group = new ArrayDeque<>();
    private final CopyIn copyIn = new CopyIn();
    private long lastOrdinal;
    private TransactionStatus status = TransactionStatus.UNKNOWN;
    private boolean discarding;
    private boolean delivering;
    private boolean paused;
    private boolean gone;
    private int backendPid;
    private String database = "";
    private @Nullable ServerError unsolicited;
    private @Nullable Exchange withheld;
    private @Nullable Exchange unsent;
    private @Nullable Exchange held;
    private @Nullable Exchange answering;

    Conversation(Recorder recorder, int number, boolean parameters) {
        this.recorder = recorder;
        this.number = number;
        this.reader = new RequestReader(parameters);
    }

    int number() {
        return number;
    }

    synchronized int backendPid() {
        return backendPid;
    }

    /** Notes a request that has been read and not yet sent. The pieces of one COPY are one request. */
    synchronized Exchange open(RequestKind kind, Frame frame) {
        Exchange copy = kind == RequestKind.COPY_DATA ? copyIn.data() : null;
        if (copy != null) {
            return copy;
        }
        RequestReader.Subject subject = kind == RequestKind.STARTUP || kind == RequestKind.CANCEL
                ? RequestReader.nothing()
                : reader.read(frame, kind);
        lastOrdinal++;
        Exchange opened = recorder.add(ordinal -> exchange(kind, subject, ordinal));
        copyIn.opened(opened);
        unsent = opened;
        return opened;
    }

    private Exchange exchange(RequestKind kind, RequestReader.Subject subject, long ordinal) {
        WireRequest request = new WireRequest(
                number, ordinal, lastOrdinal, kind, subject.sql(), subject.name(), subject.parameters());
        Exchange exchange = new Exchange(request, subject.redaction(), recorder.now());
        exchange.before = status;
        return exchange;
    }

    synchronized void startup(String databaseName) {
        database = databaseName;
    }

    /** Notes that a request is about to be sent; tells whether it is finished by that. */
    synchronized boolean send(Exchange exchange, Frame frame) {
        RequestKind kind = exchange.kind();
        exchange.state = State.PENDING;
        unsent = null;
        if (gone) {
            end(exchange, kind.endsByClosing() ? State.DONE : State.LOST);
        } else if (kind.isCopy()) {
            exchange.copyBytes += kind == RequestKind.COPY_DATA ? frame.length() - 5 : 0;
            copyIn.send(exchange);
            if (kind == RequestKind.COPY_DATA) {
                end(exchange, State.DONE);
            }
        } else if (discarding && kind != RequestKind.SYNC && kind != RequestKind.TERMINATE) {
            end(exchange, State.SKIPPED);
        } else if (kind == RequestKind.FLUSH || (kind == RequestKind.SYNC && copyIn.isActive())) {
            // A server that waits for COPY data reads over Sync: protocol chapter, "COPY Operations".
            end(exchange, State.DONE);
        } else {
            discarding = false;
            pending.add(exchange);
        }
        return exchange.isDone();
    }

    /** What a message of the server belongs to. */
    record Step(@Nullable Exchange exchange, boolean ends) {}

    /** Gives a message of the server to the request that it answers. */
    synchronized Step answer(Frame frame) {
        delivering = true;
        Exchange head = pending.peek();
        answering = head;
        ServerNews news = ServerNews.of(frame);
        if (news.pid() != 0) {
            backendPid = news.pid();
        }
        if (head == null) {
            unsolicited = news.error() == null ? unsolicited : news.error();
            return new Step(null, false);
        }
        news.addTo(head);
        boolean ends = switch (frame.type()) {
            case 'Z' -> ready(head, news.status());
            case 'E' -> failed(head);
            case 'G', 'W' -> copyBegins();
            case 'C' -> completed(head);
            default -> news.ends(head.kind());
        };
        if (ends) {
            pending.remove(head);
            end(head, State.DONE);
            begin();
        }
        return new Step(head, ends);
    }

    private boolean ready(Exchange head, TransactionStatus now) {
        status = now;
        head.after = now;
        group.forEach(exchange -> exchange.after = now);
        group.clear();
        return ServerNews.endsWithReady(head.kind());
    }

    private boolean failed(Exchange head) {
        copyEnds();
        if (head.kind().isExtended()) {
            skipToSync(head);
        }
        return head.kind().isExtended() || head.kind() == RequestKind.STARTUP;
    }

    private boolean completed(Exchange head) {
        copyEnds();
        return head.kind() == RequestKind.EXECUTE;
    }

    private void copyEnds() {
        copyIn.end().forEach(exchange -> end(exchange, State.DONE));
    }

    /** Sync and Flush that were sent before the end of the COPY data are read over. */
    private boolean copyBegins() {
        long end = copyIn.begin();
        for (Iterator<Exchange> i = pending.iterator(); i.hasNext(); ) {
            Exchange exchange = i.next();
            if (exchange.kind() == RequestKind.SYNC && exchange.request.ordinal() < end) {
                i.remove();
                end(exchange, State.DONE);
            }
        }
        notifyAll();
        return false;
    }

    /** After an error the server reads over everything up to Sync: protocol chapter, "Extended Query". */
    private void skipToSync(Exchange failed) {
        discarding = true;
        for (Iterator<Exchange> i = pending.iterator(); i.hasNext(); ) {
            Exchange exchange = i.next();
            if (exchange.kind() == RequestKind.SYNC || exchange.kind() == RequestKind.TERMINATE) {
                discarding = false;
                return;
            }
            if (exchange != failed) {
                i.remove();
                end(exchange, State.SKIPPED);
            }
        }
    }

    private void begin() {
        Exchange next = pending.peek();
        if (next != null) {
            next.before = status;
        }
    }

    private void end(Exchange exchange, State how) {
        if (!exchange.isDone()) {
            exchange.end(how, recorder.now());
            if (!ServerNews.endsWithReady(exchange.kind())) {
                group.add(exchange);
            }
        }
        notifyAll();
    }

    /** The server has closed the connection, or it was never reached. */
    synchronized void serverGone() {
        gone = true;
        pending.forEach(exchange -> end(exchange, exchange.kind().endsByClosing() ? State.DONE : State.LOST));
        pending.clear();
        copyIn.end().forEach(exchange -> end(exchange, State.LOST));
        notifyAll();
    }

    /** Whether the server can go on only if the client sends something: COPY data, or a password. */
    synchronized boolean isServerWaiting() {
        Exchange head = pending.peek();
        return copyIn.isActive() || (head != null && head.kind() == RequestKind.STARTUP);
    }

    synchronized boolean isDone(Exchange exchange) {
        return exchange.isDone();
    }

    /** Whether answers may be kept by the server until Sync or Flush. */
    synchronized boolean needsFlush() {
        Exchange last = pending.peekLast();
        return last != null && last.kind().isExtended();
    }

    /** Whether the server has finished everything that it was sent, and the client was told. */
    synchronized boolean isQuiet() {
        boolean answered = pending.isEmpty() && !copyIn.isEndPending();
        return gone || (!delivering && (answered || isServerWaiting()));
    }

    /** What the server said so far is on its way to the client, as far as the client shall hear it. */
    synchronized void delivered() {
        delivering = false;
        notifyAll();
    }

    /** Keeps the answer of a request that is not finished from the client; tells whether it came in time. */
    synchronized boolean withhold(Exchange exchange, ArmedFault fault) {
        if (exchange.isDone()) {
            return false;
        }
        exchange.withheldBy = fault;
        withheld = exchange;
        return true;
    }

    /** The request whose answer is kept from the client, if there is one. */
    synchronized @Nullable Exchange withheld() {
        return withheld;
    }

    /** Nothing is kept from the client any more. */
    synchronized void deliverAgain() {
        withheld = null;
        notifyAll();
    }

    /** Wait until something holds that messages of the server bring about. */
    synchronized boolean await(BooleanSupplier condition, Duration bound) throws InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(Math.min(left, LOOK_MILLIS));
        }
        return true;
    }

    /** A fault keeps a request from the server, or its answer from the client; {@code null} ends that. */
    synchronized void hold(@Nullable Exchange exchange) {
        held = exchange;
    }

    /** Keeps from the client what the server says of itself while a request is held, or lets it pass again. */
    synchronized void pause(boolean now) {
        paused = now;
        notifyAll();
    }

    /** Waits until nothing is kept from the client because its request is held. */
    synchronized void awaitResumed() throws InterruptedException {
        while (paused) {
            wait();
        }
    }

    /** What goes on here now. */
    synchronized ConnectionActivity activity() {
        Exchange head = pending.peek();
        ConnectionActivity.State state = ConnectionActivity.State.IDLE;
        Exchange current = null;
        if (gone) {
            state = ConnectionActivity.State.ENDED;
        } else if (held != null && (head == null || isServerWaiting())) {
            state = ConnectionActivity.State.HELD;
            current = held;
        } else if (head != null || unsent != null || delivering) {
            state = ConnectionActivity.State.BUSY;
            current = head != null ? head : unsent != null ? unsent : answering;
        }
        long request = current == null ? 0 : current.request.ordinal();
        return new ConnectionActivity(number, backendPid, state, status, request, lastOrdinal);
    }

    synchronized TraceEntry snapshot(Exchange exchange) {
        return exchange.snapshot();
    }

    synchronized TraceConnection describe() {
        return new TraceConnection(number, backendPid, database, unsolicited, !gone);
    }
}
