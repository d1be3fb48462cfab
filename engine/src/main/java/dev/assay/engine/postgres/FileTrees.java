package dev.assay.engine.postgres;

import dev.assay.engine.await.Await;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Deletes directories with all that is in them. Uses the JDK only, because the reaper's JVM has nothing else. */
public final class FileTrees {

    private FileTrees() {}

    /**
     * Delete a directory tree that somebody who is about to end may still write to: try again until it is gone.
     *
     * @throws dev.assay.engine.await.AwaitTimeoutException if it is still there when the bound passes
     */
    public static void delete(Path root, Duration bound) {
        Await.until("the deletion of " + root, bound, () -> obstacle(root), String::isEmpty);
    }

    private static String obstacle(Path root) {
        try {
            delete(root);
            return Files.exists(root) ? "it is there again" : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Delete a directory tree; files that vanish meanwhile are no error, and neither is a tree that is not there. */
    public static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
