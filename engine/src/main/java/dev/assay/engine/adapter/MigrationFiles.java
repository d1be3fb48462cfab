package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layout in which a runner wants its migration files. Patterns are relative paths in which {@code {version}} and
 * {@code {name}} stand for those of a migration.
 *
 * @param up the pattern of up files, for instance <code>{version}_{name}.up.sql</code>
 * @param down the pattern of down files, if the runner has such
 * @param marks what stands in a file before its SQL
 */
public record MigrationFiles(String up, Optional<String> down, FileMarks marks) {

    /**
     * Writes the files of a release. A migration without down SQL gets no down file. Files that are no migrations lie beside
     * them.
     *
     * @param release what to write
     * @param directory where to; created if it is not there
     * @return the files of the migrations, in the order of the release
     * @throws IOException if a file cannot be written, or if two migrations of the release want the same one
     */
    public List<Path> write(Release release, Path directory) throws IOException {
        Files.createDirectories(directory);
        ReleaseDirectory files = new ReleaseDirectory(directory);
        List<Path> written = new ArrayList<>();
        for (Migration migration : release.migrations()) {
            written.add(write(files, up, migration, migration.up()));
            if (down.isPresent() && migration.down().isPresent()) {
                written.add(write(files, down.get(), migration, migration.down().get()));
            }
        }
        for (Map.Entry<String, String> other : release.others().entrySet()) {
            files.write(other.getKey(), other.getValue());
        }
        return written;
    }

    private Path write(ReleaseDirectory directory, String pattern, Migration migration, String sql) throws IOException {
        String name = pattern.replace("{version}", String.valueOf(migration.version()))
                .replace("{name}", migration.name());
        return directory.write(pattern, name, marks.text(migration, sql), migration);
    }
}
