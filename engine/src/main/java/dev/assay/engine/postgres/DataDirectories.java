package dev.assay.engine.postgres;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Chooses where the data of embedded servers go: into memory where there is plenty, because copying a database is ten
 * times as fast there, otherwise into the directory for temporary files. {@code -Dassay.postgres.data} decides instead.
 */
final class DataDirectories {

    /** The system property that names the directory in which data directories are made. */
    static final String DIRECTORY_PROPERTY = "assay.postgres.data";

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final long PLENTY_BYTES = 2L << 30;

    private DataDirectories() {}

    /** A path that nobody uses. It is not made yet, so that the reaper can be told of it before there is anything. */
    static Path choose() throws IOException {
        return parent().resolve("assay-postgres-" + Secrets.runName());
    }

    private static Path parent() throws IOException {
        String chosen = System.getProperty(DIRECTORY_PROPERTY, "");
        if (!chosen.isBlank()) {
            return Files.createDirectories(Path.of(chosen));
        }
        return hasPlenty(SHARED_MEMORY) ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    static boolean hasPlenty(Path directory) {
        try {
            if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
                return false;
            }
            FileStore store = Files.getFileStore(directory);
            return store.type().equals("tmpfs") && store.getUsableSpace() >= PLENTY_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
