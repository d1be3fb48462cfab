package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Migration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A directory that the files of one release are written into, each of them once and none outside of it.
 *
 * @param path the directory; created when the first file is written
 */
public record ReleaseDirectory(Path path) {

    /**
     * Writes a file of one migration, in the migration's own form.
     *
     * @param pattern the pattern that the name comes from, for messages
     * @param name the name of the file, relative to the directory
     * @param text its text, with line feeds
     * @param migration whose file it is
     * @return the file
     * @throws IOException if it cannot be written, is outside of the directory or is another migration's already
     */
    public Path write(String pattern, String name, String text, Migration migration) throws IOException {
        Path file = inside(pattern, name, "of migration " + migration.key() + " ");
        try {
            return create(file, migration.form().write(text));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "two migrations of the release want the file " + name + "; the second one is " + migration.key()
                            + " (" + migration.at() + "): give it another name",
                    e);
        }
    }

    /**
     * Writes a file of the release as a whole.
     *
     * @param name the name of the file, relative to the directory
     * @param text its text, with line feeds
     * @return the file
     * @throws IOException if it cannot be written, is outside of the directory or is there already
     */
    public Path write(String name, String text) throws IOException {
        try {
            return create(inside(name, name, ""), text);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "the release has the file " + name
                            + " already: give the other one, which is no migration, another name",
                    e);
        }
    }

    private static Path create(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    private Path inside(String pattern, String name, String whose) throws IOException {
        Path file = path.resolve(name).normalize();
        if (!file.startsWith(path.normalize())) {
            throw new IOException("the file " + name + " " + whose + "would be outside of " + path + "; the pattern "
                    + pattern + " must stay below it");
        }
        return file;
    }
}
