package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The layout in which a runner wants its migration files. Patterns are relative paths in which {@code {version}} and
 * {@code {name}} stand for those of a migration.
 *
 * @param up the pattern of up files, for instance <code>{version}_{name}.up.sql</code>
 * @param down the pattern of down files, if the runner has such
 * @param marker the first line of a file that must not run in a transaction, if the runner has such
 */
public record MigrationFiles(String up, Optional<String> down, Optional<String> marker) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Writes the files of a release. A migration without down SQL gets no down file.
     *
     * @param release what to write
     * @param directory where to; created if it is not there
     * @return the files, in the order of the release
     * @throws IOException if a file cannot be written, or if two migrations of the release want the same one
     */
    public List<Path> write(Release release, Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        for (Migration migration : release.migrations()) {
            written.add(write(directory, up, migration, migration.up()));
            if (down.isPresent() && migration.down().isPresent()) {
                written.add(
                        write(directory, down.get(), migration, migration.down().get()));
            }
        }
        return written;
    }

    private Path write(Path directory, String pattern, Migration migration, String sql) throws IOException {
        String name = pattern.replace("{version}", String.valueOf(migration.version()))
                .replace("{name}", migration.name());
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory.normalize())) {
            throw new IOException("the file " + name + " of migration " + migration.key() + " would be outside of "
                    + directory + "; the pattern " + pattern + " must stay below it");
        }
        Files.createDirectories(directory.resolve(name).toAbsolutePath().getParent());
        try {
            return Files.writeString(
                    file, content(migration, sql), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "two migrations of the release want the file " + name + "; the second one is " + migration.key()
                            + " (" + migration.at() + "): give it another name",
                    e);
        }
    }

    private String content(Migration migration, String sql) {
        String head =
                migration.transactional() ? "" : marker.map(line -> line + "\n").orElse("");
        String text = head + sql + (sql.endsWith("\n") ? "" : "\n");
        return switch (migration.form()) {
            case PLAIN -> text;
            case CRLF -> text.replace("\r\n", "\n").replace("\n", "\r\n");
            case BOM -> BYTE_ORDER_MARK + text;
        };
    }
}
