package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.await.AwaitTimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path parent;

    private static void writeWhileItIsThere(Path directory) {
        try {
            for (int i = 0; ; i++) {
                Files.createFile(directory.resolve("written-" + i));
                LockSupport.parkNanos(1);
            }
        } catch (NoSuchFileException e) {
            assertThat(directory).doesNotExist();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void are_deleted_although_somebody_still_writes_there() throws IOException {
        Path root = Files.createDirectories(parent.resolve("root"));
        Path inner = Files.createDirectories(root.resolve("inner"));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeWhileItIsThere(inner));

        FileTrees.delete(root, BOUND);

        assertThat(root).doesNotExist();
        writer.join();
    }

    @Test
    void that_are_not_there_are_deleted_already() {
        FileTrees.delete(parent.resolve("nothing"), Duration.ZERO);
    }

    /** The kernel lets nobody delete what it tells of a process. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void that_cannot_be_deleted_are_given_up_with_what_was_in_the_way() {
        assertThatThrownBy(() -> FileTrees.delete(Path.of("/proc/self/ns"), Duration.ofMillis(20)))
                .isInstanceOf(AwaitTimeoutException.class)
                .hasMessageContaining("the deletion of /proc/self/ns")
                .hasMessageContaining("Exception: /proc/self/ns/");
    }
}
