package dev.assay.engine.wire;

import dev.assay.engine.await.Await;
import dev.assay.engine.postgres.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sits on 127.0.0.1 between a client and PostgreSQL, passes everything on as it is, records what was asked and answered,
 * and lets faults happen. Any number of threads may use one.
 *
 * <p>It speaks version 3 of the protocol. GSSENCRequest is answered {@code N}, and so is SSLRequest unless the options say
 * who the proxy is in TLS.
 */
public final class WireProxy implements AutoCloseable {

    private static final AtomicInteger PROXIES = new AtomicInteger();
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(10);
    private static final int BACKLOG = 128;

    private final Endpoint target;
    private final InetSocketAddress server;
    private final WireOptions options;
    private final ArmedFaults faults;
    private final ServerSocket listener;
    private final Recorder recorder = new Recorder();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Threads threads = new Threads("assay-wire-" + PROXIES.incrementAndGet(), problems::add);
    private final AtomicInteger accepted = new AtomicInteger();
    private final Inside inside = new Inside();
    private boolean blackedOut;
    private boolean closed;

    private WireProxy(Endpoint target, FaultPlan plan, WireOptions options) throws IOException {
        this.target = target;
        this.server = new InetSocketAddress(target.host(), target.port());
        this.options = options;
        this.faults = new ArmedFaults(plan);
        this.listener = new ServerSocket(0, BACKLOG, Sockets.loopback());
    }

    /** Listen before a server, with no faults. */
    public static WireProxy start(Endpoint server) {
        return start(server, FaultPlan.none(), WireOptions.DEFAULT);
    }

    /**
     * Listen before a server.
     *
     * @param server where PostgreSQL is; it need not run yet
     * @param plan what is to happen
     * @param options how to work
     */
    public static WireProxy start(Endpoint server, FaultPlan plan, WireOptions options) {
        try {
            WireProxy proxy = new WireProxy(server, plan, options);
            proxy.threads.start("accept", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("the wire proxy cannot listen on 127.0.0.1", e);
        }
    }

    /** Where the client is to connect: the server's endpoint with the proxy's address. */
    public Endpoint endpoint() {
        return target.withAddress("127.0.0.1", listener.getLocalPort());
    }

    /** What happened so far. */
    public Trace trace() {
        return recorder.snapshot(faults.fired());
    }

    /**
     * What each connection that has begun is doing now, ended ones included, in the order of their numbers. It costs
     * little and can be asked again and again; what a client has sent and the proxy has not read is not in it.
     */
    public List<ConnectionActivity> activity() {
        return recorder.activity();
    }

    /** What became of the faults of the plan, in its order. */
    public List<FaultReport> faults() {
        return faults.reports();
    }

    /** What went wrong here rather than there: a broken protocol, a failed hook. Empty if all is well. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** How many connections have not ended on both sides. */
    public int connections() {
        return connections.size();
    }

    /** Wait until every connection has ended on both sides, as after the end of a runner, so that the trace is whole. */
    public void awaitEnd(Duration bound) {
        Await.until("the connections of the wire proxy to end", bound, this::connections, count -> count == 0);
    }

    /** Accept connections again after a blackout. */
    public synchronized void lift() {
        blackedOut = false;
    }

    /** End the frozen connections. */
    public void release() {
        connections.forEach(connection -> connection.link().release());
    }

    /** Cut every connection at once and reset new ones until {@link #lift()}. */
    public synchronized void blackout() {
        blackedOut = true;
        connections.forEach(connection -> connection.link().cut());
    }

    /**
     * Close every socket and end every thread. Does nothing the second time.
     *
     * @throws IllegalStateException if a thread does not end, for instance in a hook
     */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            try {
                listener.close();
            } catch (IOException e) {
                problems.add("the listening socket did not close: " + e);
            }
            connections.forEach(connection -> connection.link().destroy());
        }
        List<String> left = threads.end(CLOSE_BOUND);
        if (!left.isEmpty()) {
            throw new IllegalStateException("threads of the wire proxy did not end: " + left);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                admit(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    problems.add("a connection was not accepted: " + e);
                }
            }
        }
    }

    private synchronized void admit(Socket client) throws IOException {
        if (blackedOut || closed) {
            Sockets.reset(client);
        } else if (connections.size() >= options.maxConnections()) {
            problems.add("more than " + options.maxConnections() + " connections at once; one was reset");
            Sockets.reset(client);
        } else {
            ProxiedConnection connection = new ProxiedConnection(inside, server, client, threads);
            connections.add(connection);
            threads.start(accepted.incrementAndGet() + "-client", () -> serve(connection));
        }
    }

    private void serve(ProxiedConnection connection) {
        try {
            connection.run();
        } finally {
            connections.remove(connection);
        }
    }

    /** What the connections see of their proxy. */
    private final class Inside implements FaultDriver.Proxy {

        @Override
        public ArmedFaults faults() {
            return faults;
        }

        @Override
        public Recorder recorder() {
            return recorder;
        }

        @Override
        public WireOptions options() {
            return options;
        }

        @Override
        public void blackout() {
            WireProxy.this.blackout();
        }

        @Override
        public Consumer<String> problems() {
            return problems::add;
        }
    }
}
