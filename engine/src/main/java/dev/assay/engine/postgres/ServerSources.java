package dev.assay.engine.postgres;

import java.util.Optional;
import java.util.function.Consumer;

/** Chooses where the server comes from, and says so. */
final class ServerSources {

    private ServerSources() {}

    static PostgresServer start(PostgresOptions options, Consumer<String> progress) {
        return switch (options.mode()) {
            case EMBEDDED -> embedded(options, "embedded, because --postgres says so", progress);
            case TESTCONTAINERS -> container(options, "Testcontainers, because --postgres says so", progress);
            case EXTERNAL -> external(options, progress);
            case AUTO -> auto(options, progress);
        };
    }

    /** Never waits for an image: what is not here already is not worth a verdict's time. */
    private static PostgresServer auto(PostgresOptions options, Consumer<String> progress) {
        Optional<String> obstacle = ContainerServer.obstacle(options.image());
        if (obstacle.isPresent()) {
            return embedded(options, "embedded, because " + obstacle.get(), progress);
        }
        try {
            return container(options, "Testcontainers, because Docker answers and has " + options.image(), progress);
        } catch (PostgresException e) {
            return embedded(options, "embedded, because the container did not start: " + e.getMessage(), progress);
        }
    }

    private static PostgresServer embedded(PostgresOptions options, String choice, Consumer<String> progress) {
        progress.accept("PostgreSQL " + options.major() + ": " + choice);
        return EmbeddedServer.start(options.major(), choice);
    }

    private static PostgresServer container(PostgresOptions options, String choice, Consumer<String> progress) {
        progress.accept("PostgreSQL in " + options.image() + ": " + choice);
        return ContainerServer.start(options, choice);
    }

    private static PostgresServer external(PostgresOptions options, Consumer<String> progress) {
        PostgresServer server = ExternalServer.reach(options);
        progress.accept(server.description() + ": " + server.choice());
        return server;
    }
}
