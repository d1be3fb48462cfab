package dev.assay.engine.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars with PostgreSQL's programs that are at hand: those in a directory, and those on the class path.
 *
 * <p>Two of them cannot be told apart by the name of their resource, and Maven puts one version of an artifact on a
 * class path: so the file is picked by its name, and the directory holds the versions that the class path cannot.
 */
final class BinaryArchives {

    /** The system property that names the directory with the jars of all versions. */
    static final String DIRECTORY_PROPERTY = "assay.postgres.binaries";

    private final Platform platform;
    private final List<BinaryArchive> found;

    BinaryArchives(Platform platform, List<Path> files) {
        this.platform = platform;
        this.found = files.stream()
                .map(file -> BinaryArchive.of(file, platform))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What this JVM can reach. */
    static BinaryArchives here() {
        String directory = System.getProperty(DIRECTORY_PROPERTY, "");
        Stream<Path> onClassPath = Arrays.stream(
                        System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of);
        Stream<Path> asResource = resources(Platform.current());
        Stream<Path> inDirectory = directory.isBlank() ? Stream.empty() : filesIn(Path.of(directory)).stream();
        List<Path> files =
                Stream.of(inDirectory, onClassPath, asResource).flatMap(s -> s).toList();
        return new BinaryArchives(Platform.current(), files);
    }

    /** The newest archive of a major version. */
    BinaryArchive find(int major) {
        return found.stream()
                .filter(archive -> archive.major() == major)
                .max(BinaryArchive.BY_VERSION)
                .orElseThrow(() -> missing(major));
    }

    private PostgresException missing(int major) {
        String artifact = "io.zonky.test.postgres:" + BinaryArchive.ARTIFACT + platform.name();
        return PostgresException.at("embedded PostgreSQL " + major)
                .expected("a jar of " + artifact + " in version " + major + ".x.y")
                .found(found.isEmpty() ? "no jar of it at all" : "only " + versions())
                .rule("jars are looked for on the class path and in the directory that -D" + DIRECTORY_PROPERTY
                        + " names")
                .next("add " + artifact + ":" + major + ".x.y to the class path or to that directory"
                        + (found.isEmpty() ? "" : ", or ask for one of the versions found with --pg-version"));
    }

    private String versions() {
        return found.stream()
                .sorted(BinaryArchive.BY_VERSION)
                .map(BinaryArchive::version)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Build tools that hide the class path in a manifest still let the jars be found by what they hold. */
    private static Stream<Path> resources(Platform platform) {
        String resource = platform.archivePrefix() + (platform.name().contains("arm64") ? "arm_64" : "x86_64") + ".txz";
        try {
            return Collections.list(BinaryArchives.class.getClassLoader().getResources(resource)).stream()
                    .map(URL::getPath)
                    .filter(path -> path.startsWith("file:") && path.contains("!"))
                    .map(path -> Path.of(URI.create(path.substring(0, path.indexOf('!')))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return List.copyOf(files.collect(Collectors.toCollection(TreeSet::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
