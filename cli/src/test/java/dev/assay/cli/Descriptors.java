package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Descriptors of runners that do nothing. */
final class Descriptors {

    private Descriptors() {}

    /** A runner whose program is one of the user's own; {@code true} is there, and most others are not. */
    static Path missing(Path directory, String id, String program) throws IOException {
        return Files.writeString(directory.resolve(id + ".descriptor"), """
                id: %s
                title: %s
                version: "1.0"
                homepage: https://example.org
                issues: https://example.org/issues
                license: MIT
                binary: %s
                version-command: ["{binary}"]
                files: {up: "{version}_{name}.sql"}
                commands:
                  deploy: ["{binary}"]
                tracker:
                  relations: [public.applied]
                  kind: set
                  applied: SELECT version FROM public.applied
                """.formatted(id, id, program));
    }
}
