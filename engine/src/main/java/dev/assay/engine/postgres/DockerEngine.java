package dev.assay.engine.postgres;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The Docker engine of this machine, as far as Testcontainers cannot be asked: whether it answers at once, whether it has
 * an image, and the removal of a container from the reaper's JVM, which has no libraries.
 */
final class DockerEngine {

    private static final int OK = 200;

    private final DockerSocket socket;

    private DockerEngine(DockerSocket socket) {
        this.socket = socket;
    }

    /** The first engine that answers within a short bound. */
    static Optional<DockerEngine> find() {
        return DockerSocket.candidates().stream()
                .map(DockerEngine::new)
                .filter(DockerEngine::answers)
                .findFirst();
    }

    /** Whether an image is here already, so that nothing needs to be pulled. */
    boolean hasImage(String name) {
        return status("GET", "/images/" + name + "/json") == OK;
    }

    /** Whether any version of an image is here already. */
    boolean hasAnyVersionOf(String repository) {
        String filter = URLEncoder.encode("{\"reference\":[\"" + repository + "\"]}", StandardCharsets.UTF_8);
        try {
            DockerSocket.Answer answer = socket.ask("GET", "/images/json?filters=" + filter);
            return answer.status() == OK && answer.body().contains("\"Id\"");
        } catch (IOException e) {
            return false;
        }
    }

    /** Remove a container with its volumes, running or not; one that is not there is no error. */
    void removeContainer(String name) {
        status("DELETE", "/containers/" + name + "?force=true&v=true");
    }

    private boolean answers() {
        return status("GET", "/_ping") == OK;
    }

    private int status(String method, String path) {
        try {
            return socket.ask(method, path).status();
        } catch (IOException e) {
            return 0;
        }
    }
}
