package dev.assay.setrunner;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the on-disk set from the names in a directory, and refuses what is ambiguous. Contents are not read here. */
final class MigrationDirectory {

    private final TreeMap<Long, Path> ups = new TreeMap<>();
    private final TreeMap<Long, Path> downs = new TreeMap<>();
    private final Map<Path, String> names = new HashMap<>();

    private MigrationDirectory() {}

    static MigrationSet scan(Path directory) {
        MigrationDirectory reader = new MigrationDirectory();
        for (Path file : list(directory)) {
            reader.add(file);
        }
        return reader.finish();
    }

    private static List<Path> list(Path directory) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!Files.isDirectory(entry)) {
                    files.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new SetRunnerException.FilesRefused(
                    new Problem(
                            "migrations directory " + directory,
                            "a directory that can be read",
                            e.toString(),
                            "without the on-disk set nothing can be decided",
                            "check the path and its permissions"),
                    e);
        }
        files.sort(Comparator.comparing(file -> String.valueOf(file.getFileName())));
        return files;
    }

    private void add(Path file) {
        FileName name = FileName.parse(String.valueOf(file.getFileName()));
        if (name == null) {
            return;
        }
        names.put(file, name.name());
        Path other = (name.up() ? ups : downs).put(name.version(), file);
        if (other != null) {
            throw refused(
                    other.getFileName() + " and " + file.getFileName(),
                    "one file a version and direction",
                    "both are version " + name.version(),
                    "give one of them a version of its own; the one that is applied nowhere is the one to rename");
        }
    }

    private MigrationSet finish() {
        TreeMap<Long, MigrationFile> set = new TreeMap<>();
        ups.forEach((version, up) -> {
            String name = names.getOrDefault(up, "");
            set.put(version, new MigrationFile(new MigrationId(version, name), up, downs.get(version)));
        });
        downs.forEach((version, down) -> checkDown(down, set.get(version)));
        return new MigrationSet(set);
    }

    private void checkDown(Path down, @org.jspecify.annotations.Nullable MigrationFile migration) {
        if (migration == null) {
            throw refused(
                    String.valueOf(down.getFileName()),
                    "an .up.sql of the same version",
                    "a down file alone",
                    "add the .up.sql, or remove this file");
        }
        if (!migration.name().equals(names.get(down))) {
            throw refused(
                    migration.up().getFileName() + " and " + down.getFileName(),
                    "one name for both directions of a version",
                    "two names",
                    "rename the down file");
        }
    }

    private static SetRunnerException refused(String where, String expected, String found, String next) {
        return new SetRunnerException.FilesRefused(
                new Problem(where, expected, found, "versions identify migrations, so they must be unambiguous", next),
                null);
    }
}
