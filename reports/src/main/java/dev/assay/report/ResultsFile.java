package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes {@code results.json}, whole or not at all. Its form is in {@code results-v1.schema.json} beside this class. */
public final class ResultsFile {

    /** The version of the form of the file. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultsFile() {}

    /**
     * Writes the file; one that is there already is replaced when the new one is complete.
     *
     * @param file where to; its directory is created if it is not there
     * @param run what to write
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, RunResults run) throws IOException {
        Path target = file.toAbsolutePath();
        String json = json(run);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A device or a pipe is written to and never replaced.
            Files.writeString(target, json);
            return;
        }
        Path directory = target.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(temporary, json);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Gives the content of the file.
     *
     * @param run what to write
     * @return a JSON document that ends with a line end
     */
    public static String json(RunResults run) {
        try {
            return MAPPER.writeValueAsString(ResultsDocument.of(run)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results cannot be written as JSON", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
