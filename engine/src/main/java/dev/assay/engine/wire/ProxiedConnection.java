package dev.assay.engine.wire;

import dev.assay.engine.wire.protocol.CancelRequest;
import dev.assay.engine.wire.protocol.Frame;
import dev.assay.engine.wire.protocol.FrameReader;
import dev.assay.engine.wire.protocol.FrontendMessage;
import dev.assay.engine.wire.protocol.PasswordKind;
import dev.assay.engine.wire.protocol.StartupMessage;
import dev.assay.engine.wire.protocol.TornMessageException;
import dev.assay.engine.wire.protocol.WireProtocolException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** One client of a proxy from its first byte to its end, with the two threads that serve it. */
final class ProxiedConnection {

    private static final int CONNECT_MILLIS = 10_000;

    private final FaultDriver.Proxy proxy;
    private final InetSocketAddress server;
    private final Link link;
    private final Greeting greeting;
    private final Threads threads;
    private @Nullable Thread serverThread;

    ProxiedConnection(FaultDriver.Proxy proxy, InetSocketAddress server, Socket client, Threads threads)
            throws IOException {
        this.proxy = proxy;
        this.server = server;
        this.link = new Link(client);
        this.greeting = new Greeting(link.client(), proxy.options());
        this.threads = threads;
    }

    Link link() {
        return link;
    }

    /** Serves the client until both sides have ended. */
    void run() {
        try {
            Frame first = greeting.firstMessage();
            if (first != null) {
                serve(first);
            }
        } catch (WireProtocolException e) {
            broken("client", e);
        } catch (IOException e) {
            // The client is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void broken(String side, WireProtocolException e) {
        // Half a message means that the peer died; that is no mistake of anybody here.
        if (!(e instanceof TornMessageException)) {
            proxy.problems().accept("the " + side + " broke the protocol: " + e.getMessage());
            link.cut();
        }
    }

    /** Waits for the server's side and closes what is open. */
    private void end() {
        try {
            if (link.state() == Link.State.FROZEN) {
                link.awaitThaw();
            }
            link.finishServer();
            Thread other = serverThread;
            if (other != null) {
                other.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            link.destroy();
        }
    }

    private void serve(Frame first) throws IOException, InterruptedException {
        Conversation conversation = proxy.recorder().begin(proxy.options().parameters());
        FaultDriver driver = new FaultDriver(proxy, link, conversation);
        FrontendMessage message = FrontendMessage.decode(first, PasswordKind.PASSWORD);
        RequestKind kind = message instanceof CancelRequest ? RequestKind.CANCEL : RequestKind.STARTUP;
        if (message instanceof StartupMessage startup) {
            conversation.startup(database(startup));
        }
        if (!connect()) {
            conversation.open(kind, first);
            conversation.serverGone();
            link.cut();
            return;
        }
        startServerPump(conversation, driver, kind);
        ClientPump pump = new ClientPump(proxy, link, conversation, driver, greeting.reader());
        pump.request(kind, first);
        link.toServer().flush();
        pump.run();
    }

    private static String database(StartupMessage message) {
        String user = message.parameters().getOrDefault("user", "");
        return message.parameters().getOrDefault("database", user);
    }

    private boolean connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(server, CONNECT_MILLIS);
        } catch (IOException e) {
            Sockets.close(socket);
            return false;
        }
        link.connected(socket);
        return true;
    }

    private void startServerPump(Conversation conversation, FaultDriver driver, RequestKind kind) throws IOException {
        FrameReader answers = new FrameReader(link.fromServer(), proxy.options().limits());
        ServerPump pump = new ServerPump(link, conversation, driver, answers);
        String name = kind == RequestKind.CANCEL ? "cancel" : "server";
        serverThread = threads.start(conversation.number() + "-" + name, () -> answer(pump, conversation));
    }

    private void answer(ServerPump pump, Conversation conversation) {
        try {
            pump.run();
            awaitThaw();
            if (link.isOpen()) {
                link.client().finish();
            }
        } catch (WireProtocolException e) {
            broken("server", e);
        } catch (IOException e) {
            resetBoth();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            conversation.serverGone();
        }
    }

    private void awaitThaw() throws InterruptedException {
        if (link.state() == Link.State.FROZEN) {
            link.awaitThaw();
        }
    }

    /** The server reset its side, so the client's side is reset, too. */
    private void resetBoth() {
        try {
            awaitThaw();
            link.cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
