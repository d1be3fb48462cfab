package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.engine.postgres.Endpoint;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the programs that come with PostgreSQL, where they are installed. */
final class PostgresTools {

    private PostgresTools() {}

    /** Skips a test where one of these is not on the PATH. */
    static void assumeFound(String... tools) {
        for (String tool : tools) {
            assumeTrue(find(tool) != null, () -> "skipped: " + tool + " is not on the PATH");
        }
    }

    /** What a program writes, errors included. */
    static String run(String tool, Endpoint endpoint, String... arguments) throws Exception {
        return run(tool, endpoint, Map.of(), arguments);
    }

    /**
     * What a program writes, errors included.
     *
     * @param settings more variables of its environment, which override the ones of the endpoint
     */
    static String run(String tool, Endpoint endpoint, Map<String, String> settings, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(found(tool).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGHOST", endpoint.host());
        builder.environment().put("PGPORT", String.valueOf(endpoint.port()));
        builder.environment().put("PGUSER", endpoint.user());
        builder.environment().put("PGPASSWORD", endpoint.password());
        builder.environment().put("PGDATABASE", endpoint.database());
        builder.environment().put("PGSSLMODE", "prefer");
        builder.environment().putAll(settings);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** The major version of a program. */
    static int majorOf(String tool) throws Exception {
        String version = run(tool, new Endpoint("127.0.0.1", 1, "", "", ""), "--version");
        Matcher number = Pattern.compile("(\\d+)").matcher(version);
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    private static Path found(String tool) throws IOException {
        Path path = find(tool);
        if (path == null) {
            throw new IOException(tool + " is not on the PATH");
        }
        return path;
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
