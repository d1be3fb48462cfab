package dev.assay.adapter.command.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds programs. */
public final class Programs {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private Programs() {}

    /**
     * Finds a program by its name on the {@code PATH} of an environment.
     *
     * @param name its name
     * @param environment the environment
     * @return the program, empty if it is not there
     */
    public static Optional<Path> onPath(String name, Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> in(directory, name).stream())
                .findFirst();
    }

    private static Optional<Path> in(String directory, String name) {
        try {
            return in(Path.of(directory), name);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Finds a program by its file.
     *
     * @param directory what the file is relative to
     * @param file its name, with its directory
     * @return the program, empty if it is not there or cannot be executed
     */
    public static Optional<Path> file(Path directory, String file) {
        return in(directory, file);
    }

    /** Finds a program in a directory; on Windows also one whose file ends in {@code .exe}. */
    static Optional<Path> in(Path directory, String name) {
        List<String> names = WINDOWS ? List.of(name + ".exe", name) : List.of(name);
        return names.stream()
                .map(directory::resolve)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(file -> file.toAbsolutePath().normalize())
                .findFirst();
    }
}
