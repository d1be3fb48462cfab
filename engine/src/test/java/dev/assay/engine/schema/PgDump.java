package dev.assay.engine.schema;

import dev.assay.engine.postgres.Endpoint;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own dump program, where this machine has it: on the PATH, or where Debian puts it. */
record PgDump(Path directory, int major) {

    private static final Pattern VERSION = Pattern.compile(" (\\d+)\\.");

    /** Finds the newest one whose server the tests can start. */
    static Optional<PgDump> find() throws IOException, InterruptedException {
        List<Path> candidates = new ArrayList<>();
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .forEach(candidates::add);
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(candidates::add);
            }
        }
        PgDump newest = null;
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate.resolve("pg_dump")) && Files.isExecutable(candidate.resolve("psql"))) {
                Matcher version = VERSION.matcher(run(List.of(candidate + "/pg_dump", "--version"), ""));
                int major = version.find() ? Integer.parseInt(version.group(1)) : 0;
                if (major >= 14 && major <= 18 && (newest == null || major > newest.major())) {
                    newest = new PgDump(candidate, major);
                }
            }
        }
        return Optional.ofNullable(newest);
    }

    /** Dumps a schema, without the lines that differ from run to run. */
    String dump(Endpoint database, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(directory + "/pg_dump", "--schema-only"));
        command.addAll(List.of(options));
        command.add("--dbname=" + database.libpqUrl());
        return String.join(
                "\n",
                run(command, "")
                        .lines()
                        .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                        .toList());
    }

    /** Runs a script. */
    void restore(Endpoint database, String script) throws IOException, InterruptedException {
        run(List.of(directory + "/psql", "-qX", "-v", "ON_ERROR_STOP=1", "--dbname=" + database.libpqUrl()), script);
    }

    static String run(List<String> command, String input) throws IOException, InterruptedException {
        Path in = Files.createTempFile("assay-pg", ".sql");
        Files.writeString(in, input);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        Files.delete(in);
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with " + status + ": " + output);
        }
        return output;
    }
}
