package dev.assay.engine.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One address at which a Docker engine may listen, and one plain request to it. Uses the JDK only.
 *
 * @param address a Unix domain socket or a TCP address; the named pipes of Windows are not reached
 */
record DockerSocket(SocketAddress address) {

    private static final long BOUND_SECONDS = 5;

    /** A status code of HTTP and what came with it. */
    record Answer(int status, String body) {

        static Answer parse(String text) throws IOException {
            String[] words = text.split(" ", 3);
            if (!text.startsWith("HTTP/1.") || words.length < 2 || !words[1].matches("\\d{3}")) {
                throw new IOException("no HTTP answer");
            }
            int body = text.indexOf("\r\n\r\n");
            return new Answer(Integer.parseInt(words[1]), body < 0 ? "" : text.substring(body));
        }
    }

    /** Where an engine may be, most specific first. */
    static List<DockerSocket> candidates() {
        return candidates(System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    static List<DockerSocket> candidates(Map<String, String> environment, Path home) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        List<DockerSocket> found = new ArrayList<>();
        if (host.startsWith("tcp://") && !environment.containsKey("DOCKER_TLS_VERIFY")) {
            URI uri = URI.create(host);
            found.add(new DockerSocket(new InetSocketAddress(uri.getHost(), uri.getPort())));
        } else if (host.startsWith("unix://")) {
            addIfThere(found, Path.of(host.substring("unix://".length())));
        } else if (host.isEmpty()) {
            addIfThere(found, Path.of("/var/run/docker.sock"));
            addIfThere(found, Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"));
            addIfThere(found, home.resolve(".docker/run/docker.sock"));
            addIfThere(found, home.resolve(".docker/desktop/docker.sock"));
        }
        return found;
    }

    private static void addIfThere(List<DockerSocket> found, Path path) {
        if (Files.exists(path)) {
            found.add(new DockerSocket(UnixDomainSocketAddress.of(path)));
        }
    }

    /** Send one request and read the whole answer, within a bound. */
    Answer ask(String method, String path) throws IOException {
        try (SocketChannel channel = open()) {
            FutureTask<Answer> exchange = new FutureTask<>(() -> exchange(channel, method, path));
            Thread thread = new Thread(exchange, "assay-docker");
            thread.setDaemon(true);
            thread.start();
            return exchange.get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer from " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private SocketChannel open() throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private Answer exchange(SocketChannel channel, String method, String path) throws IOException {
        channel.connect(address);
        String request = method + " " + path + " HTTP/1.0\r\nHost: docker\r\nConnection: close\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
        byte[] answer = Channels.newInputStream(channel).readAllBytes();
        return Answer.parse(new String(answer, StandardCharsets.UTF_8));
    }
}
