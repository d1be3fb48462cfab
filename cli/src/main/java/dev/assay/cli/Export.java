package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Invocation;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.execution.Result;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a story down as a plain shell script with the files that it needs: a directory {@code act-N} for each time that
 * the tool is run, and {@code run.sh}.
 */
final class Export {

    /** Stands for a server until the script is run; each of its words is replaced then. */
    static final Endpoint STAND_IN = new Endpoint("localhost", 64987, "assaydatabase", "assayuser", "assaypassword");

    private static final List<String> WORDS = List.of(
            STAND_IN.host(),
            String.valueOf(STAND_IN.port()),
            STAND_IN.database(),
            STAND_IN.user(),
            STAND_IN.password());

    private final Adapter adapter;
    private final Path directory;
    private final ScriptText script;

    private Export(Adapter adapter, Path directory) {
        this.adapter = adapter;
        this.directory = directory;
        this.script = new ScriptText();
    }

    /**
     * Writes a story that was played.
     *
     * @param adapter drives the runner
     * @param scenario the scenario
     * @param story its case
     * @param result what came of it
     * @param directory an empty directory
     * @return the script
     * @throws IOException if a file cannot be written
     */
    static Path write(Adapter adapter, Scenario scenario, Scenario.Case story, Result result, Path directory)
            throws IOException {
        Optional<String> obstacle = Exportable.obstacle(story);
        if (obstacle.isPresent()) {
            throw refusal("a story that can be told by psql and signals", obstacle.get());
        }
        return new Export(adapter, directory).write(scenario, story, result);
    }

    private static UserError refusal(String expected, String found) {
        return UserError.at("./assay export")
                .expected(expected)
                .found(found)
                .rule("a script has no wire proxy")
                .next("take a scenario without it; './assay reproduce' plays every one");
    }

    private Path write(Scenario scenario, Scenario.Case story, Result result) throws IOException {
        resource("listing.sql");
        script.title(scenario, result);
        script.prelude(scenario.collation(), resourceText("export-prelude.sh"));
        script.trackers(adapter.tracker().relations(), adapter.tracker().schemas());
        ExportedSteps steps = new ExportedSteps(script, this);
        for (Step step : story.steps()) {
            steps.write(step);
        }
        steps.conclude(result);
        Path file = directory.resolve("run.sh");
        Files.writeString(file, script.text());
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return file;
    }

    /** Writes a file of SQL, as it is. */
    void file(String name, String sql) throws IOException {
        Files.writeString(directory.resolve(name), sql.endsWith("\n") ? sql : sql + "\n");
    }

    /** Lays out what is on disk at an act, and defines how the tool is run there; empty if there is nothing to run. */
    Optional<String> act(int number, Action action, Release release) throws IOException {
        String name = "act_" + number;
        Path place = Files.createDirectory(directory.resolve(name)).toAbsolutePath();
        Optional<Invocation> invocation = adapter.invocation(new Order(action, release, STAND_IN, place, false));
        if (invocation.isEmpty()) {
            if (action.verb() == Action.Verb.RECOVER) {
                return Optional.empty();
            }
            throw refusal("a runner with a command line", adapter.runner().title() + ", which is driven without one");
        }
        release.migrations()
                .forEach(migration -> check(migration.up() + migration.down().orElse("")));
        script.act(name, place, invocation.get(), filesToFill(place));
        return Optional.of(name);
    }

    private static void check(String sql) {
        if (WORDS.stream().anyMatch(sql::contains)) {
            throw refusal("SQL without any of " + WORDS, "one of them, for which the script puts in the server's");
        }
    }

    private static List<String> filesToFill(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> WORDS.stream().anyMatch(textOf(file)::contains))
                    .map(file -> place.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void resource(String name) throws IOException {
        file(name, resourceText("export-" + name));
    }

    private static String resourceText(String name) throws IOException {
        try (var in = java.util.Objects.requireNonNull(Export.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
