package dev.assay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tiny scenarios, written into a directory. */
final class ScenarioFiles {

    private static final String PLAIN = """
            id: %s
            title: A table is made
            family: tiny
            profile: history
            severity: silent
            sources: [owner/project#1]
            story: One release, one table.
            migrations:
              - {version: 1, name: item, up: "CREATE TABLE item (id bigint PRIMARY KEY)"}
            steps:
              - deploy: [1]
            accept: [%s]
            """;

    private ScenarioFiles() {}

    /** A scenario in which a right runner converges. */
    static Path sound(Path directory, String id) {
        return write(directory, id, PLAIN.formatted(id, "converges, refuses"));
    }

    /** A scenario that does not accept what a right runner does. */
    static Path convicting(Path directory, String id) {
        return write(directory, id, PLAIN.formatted(id, "refuses"));
    }

    /** A scenario whose fault never fires. */
    static Path unfired(Path directory, String id) {
        String text = PLAIN.formatted(id, "converges, refuses")
                .replace(
                        "  - deploy: [1]\n",
                        "  - deploy: [1]\n    fault: {terminate: backend, when: {waiting: NO SUCH STATEMENT}}\n");
        return write(directory, id, text);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path directory, String id, String text) {
        try {
            return Files.writeString(directory.resolve(id + ".yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
