package dev.assay.setrunner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes migration files for a test. */
public record MigrationFolder(Path path) {

    public MigrationFolder add(String fileName, String... lines) {
        return addBytes(fileName, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** A file that opted out of the transaction. */
    public MigrationFolder addStepwise(String fileName, String... lines) {
        return add(fileName, "-- assay: no-transaction\n" + String.join(";\n", lines));
    }

    MigrationFolder addBytes(String fileName, byte[] content) {
        try {
            Files.write(path.resolve(fileName), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MigrationFolder remove(String fileName) {
        try {
            Files.delete(path.resolve(fileName));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
