package dev.assay.adapter.command.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Directories that live for one task. */
public final class TemporaryDirectory {

    private TemporaryDirectory() {}

    /**
     * Creates one.
     *
     * @return the directory, empty
     * @throws IOException if it cannot be created
     */
    public static Path create() throws IOException {
        return Files.createTempDirectory("assay-");
    }

    /**
     * Deletes a directory with all that is in it; what cannot be deleted stays.
     *
     * @param directory the directory, which need not exist; or {@code null}
     */
    public static void delete(@Nullable Path directory) {
        if (directory == null || !Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            directory.toFile().deleteOnExit();
        }
    }
}
