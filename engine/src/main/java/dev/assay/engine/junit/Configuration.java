package dev.assay.engine.junit;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.DeviationFile;
import dev.assay.engine.execution.Programs;
import dev.assay.engine.execution.Settings;
import dev.assay.engine.exploration.Explored;
import dev.assay.engine.exploration.Sample;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PgBouncer;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Location;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryIssue;

/** The configuration parameters, read in one place. */
final class Configuration {

    private static final String DEFAULT_RUNNER = "set-runner";
    private static final long DEFAULT_BOUND_SECONDS = 60;
    private static final List<String> JUDGING = List.of(
            AssayConstants.POSTGRES_VERSION,
            AssayConstants.POSTGRES_IMAGE,
            AssayConstants.DEVIATIONS,
            AssayConstants.PROGRAMS_REQUIRED,
            AssayConstants.BOUND,
            AssayConstants.AT,
            AssayConstants.MODES,
            AssayConstants.EXHAUSTIVE,
            AssayConstants.PREEMPTIONS,
            AssayConstants.POINTS,
            AssayConstants.AUDIT,
            AssayConstants.SEED);

    private final ConfigurationParameters parameters;

    Configuration(ConfigurationParameters parameters) {
        this.parameters = parameters;
    }

    Adapter adapter() {
        List<Path> descriptors = text(AssayConstants.ADAPTERS).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .map(Path::of)
                .toList();
        Path tools = Path.of(text(AssayConstants.TOOLS_DIRECTORY).orElse(".tools"));
        return Adapters.load(new AdapterSettings(tools, descriptors))
                .named(text(AssayConstants.RUNNER).orElse(DEFAULT_RUNNER));
    }

    List<Deviation> deviations(Adapter adapter) {
        Optional<String> file = text(AssayConstants.DEVIATIONS);
        if (file.isEmpty()) {
            return adapter.deviations();
        }
        if (file.get().equals("none")) {
            return List.of();
        }
        try {
            return DeviationFile.parse(file.get(), Files.readString(Path.of(file.get())));
        } catch (IOException e) {
            throw new UncheckedIOException(AssayConstants.DEVIATIONS + ": " + file.get() + " cannot be read", e);
        }
    }

    /** The day by which records run out; the clock is asked here and nowhere else. */
    LocalDate today() {
        return text(AssayConstants.TODAY).map(LocalDate::parse).orElseGet(() -> LocalDate.now(Clock.systemUTC()));
    }

    PostgresOptions postgres() {
        return PostgresOptions.parse(
                text(AssayConstants.POSTGRES).orElse(null),
                text(AssayConstants.POSTGRES_VERSION).orElse(null),
                text(AssayConstants.POSTGRES_IMAGE).orElse(null),
                System.getenv());
    }

    Settings settings() {
        long seconds = text(AssayConstants.BOUND)
                .map(text -> positive(AssayConstants.BOUND, text))
                .orElse(DEFAULT_BOUND_SECONDS);
        return new Settings(
                Duration.ofSeconds(seconds),
                parameters.getBoolean(AssayConstants.KEEP).orElse(false),
                parameters.getBoolean(AssayConstants.TRACE).orElse(false),
                programs());
    }

    private Programs programs() {
        Optional<Path> named = text(AssayConstants.PGBOUNCER).map(Path::of);
        return new Programs(
                named.or(PgBouncer::find),
                parameters.getBoolean(AssayConstants.PROGRAMS_REQUIRED).orElse(false));
    }

    /** Makes a scenario explored, if all are to be; one that the modes would do harm to others with is refused. */
    Scenario explored(Scenario scenario) {
        Scenario explored = text(AssayConstants.EXPLORE)
                .map(word -> scenario.explored(kind(word)))
                .orElse(scenario);
        if (!explored.alone() && crashesServer()) {
            explored.exploration()
                    .filter(Exploration.CrashPoints.class::isInstance)
                    .ifPresent(one -> refuseCrash(one.at()));
        }
        return explored;
    }

    private boolean crashesServer() {
        return text(AssayConstants.MODES).stream()
                .flatMap(Configuration::words)
                .anyMatch(Words.spelling(Fault.Kind.SERVER_CRASH)::equals);
    }

    private static void refuseCrash(Location at) {
        throw new InputException(List.of(new Problem(
                at,
                "'alone: true' in a scenario whose server is to crash",
                "'server-crash' in " + AssayConstants.MODES + ", and no 'alone'",
                "the server would crash under other cases, too",
                "take 'server-crash' out of " + AssayConstants.MODES + ", or add 'alone: true' to the scenario")));
    }

    private static Exploration.Kind kind(String word) {
        return Words.find(Exploration.Kind.class, word)
                .orElseThrow(() -> new IllegalArgumentException(AssayConstants.EXPLORE + " is '" + word
                        + "'; expected one of " + Words.spellings(Exploration.Kind.class)));
    }

    /** How scenarios are explored with an adapter that asks for so many cases of each, or for all. */
    ExplorationSettings exploration(Optional<Integer> ofAdapter) {
        return new ExplorationSettings(
                text(AssayConstants.AT),
                new Explored.Options(
                        text(AssayConstants.MODES).map(Configuration::modes),
                        parameters.getBoolean(AssayConstants.EXHAUSTIVE).orElse(false),
                        number(AssayConstants.PREEMPTIONS).orElse(1L).intValue()),
                number(AssayConstants.AUDIT).orElse(0L).intValue(),
                Sample.of(points(), ofAdapter, number(AssayConstants.SEED)));
    }

    private Optional<Integer> points() {
        return text(AssayConstants.POINTS)
                .map(text -> text.equals("all") ? Sample.ALL : (int) positive(AssayConstants.POINTS, text));
    }

    /** The seed of the order in which cases are begun, if they are to be shuffled. */
    Optional<Long> shuffle() {
        return number(AssayConstants.SHUFFLE);
    }

    private static List<Fault.Kind> modes(String text) {
        return words(text).map(Configuration::mode).toList();
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip);
    }

    private static Fault.Kind mode(String word) {
        return Words.find(Fault.Kind.class, word)
                .orElseThrow(() -> new IllegalArgumentException(AssayConstants.MODES + " has '" + word
                        + "'; expected some of " + Words.spellings(Fault.Kind.class) + "; did you mean '"
                        + Words.nearest(word, Words.spellings(Fault.Kind.class)) + "'?"));
    }

    private Optional<Long> number(String key) {
        return text(key).map(text -> {
            if (!text.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(key + " is '" + text + "'; expected a number, 0 or more");
            }
            return Long.parseLong(text);
        });
    }

    /** What a result may depend on, as text. The password of a server is no part of it. */
    SortedMap<String, String> options() {
        SortedMap<String, String> options = new TreeMap<>();
        for (String key : JUDGING) {
            text(key).ifPresent(value -> options.put(key, value));
        }
        Endpoint external = postgres().external();
        text(AssayConstants.POSTGRES)
                .ifPresent(source ->
                        options.put(AssayConstants.POSTGRES, external == null ? source : "postgresql://" + external));
        return options;
    }

    boolean runnerRequired() {
        return parameters.getBoolean(AssayConstants.RUNNER_REQUIRED).orElse(false);
    }

    boolean parallel() {
        return parameters.getBoolean(AssayConstants.PARALLEL).orElse(true);
    }

    DiscoveryIssue.Severity unusableFile() {
        String word = text(AssayConstants.UNUSABLE_FILE).orElse("error");
        return switch (word) {
            case "error" -> DiscoveryIssue.Severity.ERROR;
            case "warning" -> DiscoveryIssue.Severity.WARNING;
            default ->
                throw new IllegalArgumentException(
                        AssayConstants.UNUSABLE_FILE + " is '" + word + "'; expected error or warning");
        };
    }

    private Optional<String> text(String key) {
        return parameters.get(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static long positive(String key, String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(key + " is '" + text + "'; expected a number, 1 or more");
        }
        return Long.parseLong(text);
    }
}
