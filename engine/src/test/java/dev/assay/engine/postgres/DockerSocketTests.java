package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DockerSocketTests {

    @Nested
    class Looks {

        @Test
        void where_docker_host_says_and_nowhere_else(@TempDir Path home) throws IOException {
            Path socket = Files.createFile(home.resolve("my.sock"));

            assertThat(DockerSocket.candidates(Map.of("DOCKER_HOST", "unix://" + socket), home))
                    .hasSize(1);
            assertThat(DockerSocket.candidates(Map.of("DOCKER_HOST", "ssh://somewhere"), home))
                    .isEmpty();
            assertThat(DockerSocket.candidates(Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375"), home))
                    .containsExactly(new DockerSocket(new InetSocketAddress("127.0.0.1", 2375)));
        }
    }

    @Nested
    class Asks {

        @Test
        void and_reads_status_and_body() throws Exception {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread answering = new Thread(() -> answer(server, "HTTP/1.0 404 Not Found\r\nA: b\r\n\r\nhere"));
                answering.start();

                DockerSocket.Answer answer = new DockerSocket(server.getLocalSocketAddress()).ask("GET", "/");

                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body()).endsWith("here");
                answering.join();
            }
        }

        @Test
        @Timeout(value = 30, unit = TimeUnit.SECONDS)
        void and_gives_up_on_silence_within_its_bound() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                assertThatThrownBy(() -> new DockerSocket(silent.getLocalSocketAddress()).ask("GET", "/_ping"))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("no answer from ");
            }
        }

        @Test
        void and_does_not_take_any_text_for_an_answer() {
            assertThatThrownBy(() -> DockerSocket.Answer.parse("SSH-2.0-OpenSSH"))
                    .hasMessage("no HTTP answer");
        }

        private void answer(ServerSocket server, String text) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The client has what it wants and is gone.
            }
        }
    }
}
