package dev.assay.engine.postgres;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Unpacked PostgreSQL programs, kept from run to run because unpacking takes longer than starting.
 *
 * <p>The cache is no leftover: it holds programs only, never data. It lives in the user's cache directory
 * ({@code -Dassay.postgres.cache} moves it). An archive is unpacked beside its final place and moved there in one step,
 * so that neither a second JVM nor one that was killed half-way can leave a directory that looks complete and is not.
 */
final class BinaryCache {

    /** The system property that names the directory of the cache. */
    static final String DIRECTORY_PROPERTY = "assay.postgres.cache";

    private final Path root;
    private final Platform platform;

    BinaryCache(Path root, Platform platform) {
        this.root = root;
        this.platform = platform;
    }

    static BinaryCache here() {
        return new BinaryCache(CacheDirectory.find(), Platform.current());
    }

    /** The directory with {@code bin}, {@code lib} and {@code share} of an archive. */
    Path unpacked(BinaryArchive archive) throws IOException {
        Path home = root.resolve(archive.directoryName());
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(root);
        Path unpacking = root.resolve(".unpacking-" + Secrets.runName());
        Reaper.Watch watch = Reaper.watchDirectory(unpacking);
        try {
            PrivateDirectories.create(unpacking);
            Path content = Files.createDirectory(unpacking.resolve("content"));
            TarXz.unpack(archive.jar(), platform.archivePrefix(), content);
            moveTo(home, content);
        } finally {
            FileTrees.delete(unpacking);
            watch.close();
        }
        return home;
    }

    private static void moveTo(Path home, Path content) throws IOException {
        try {
            Files.move(content, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            // Another JVM was faster; its copy is as good as ours.
        }
    }
}
