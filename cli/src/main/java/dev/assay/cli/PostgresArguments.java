package dev.assay.cli;

import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresException;
import dev.assay.engine.postgres.PostgresOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where PostgreSQL comes from, as the command line says it. */
final class PostgresArguments {

    @Option(
            names = "--postgres",
            paramLabel = "SOURCE",
            description = "auto, embedded, testcontainers, or the URL of a server on this machine (its password is best"
                    + " put into PGPASSWORD). Default: auto.")
    private @Nullable String source;

    @Option(
            names = "--pg-version",
            paramLabel = "N",
            description = "The major version of PostgreSQL. Default: " + PostgresOptions.DEFAULT_MAJOR + ".")
    private @Nullable String version;

    @Option(
            names = "--pg-image",
            paramLabel = "IMAGE",
            description = "The container image of PostgreSQL. Default: the official one of the version.")
    private @Nullable String image;

    PostgresOptions options() {
        try {
            return PostgresOptions.parse(source, version, image, System.getenv());
        } catch (PostgresException e) {
            throw new UserError(String.valueOf(e.getMessage())).because(e);
        }
    }

    void putInto(Map<String, String> parameters) {
        put(parameters, AssayConstants.POSTGRES, source);
        put(parameters, AssayConstants.POSTGRES_VERSION, version);
        put(parameters, AssayConstants.POSTGRES_IMAGE, image);
    }

    private static void put(Map<String, String> parameters, String key, @Nullable String value) {
        if (value != null) {
            parameters.put(key, value);
        }
    }

    /** The same as arguments of a command that somebody may copy: without the password of a URL. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Endpoint external = options().external();
        if (external != null) {
            arguments.addAll(List.of("--postgres", "postgresql://" + external));
        } else if (source != null) {
            arguments.addAll(List.of("--postgres", source));
        }
        if (version != null) {
            arguments.addAll(List.of("--pg-version", version));
        }
        if (image != null) {
            arguments.addAll(List.of("--pg-image", image));
        }
        return arguments;
    }
}
