package dev.assay.setrunner.cli;

import dev.assay.setrunner.Problem;
import dev.assay.setrunner.SetRunnerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a command line: one command, then options with one value each, and switches without. */
final class Arguments {

    private static final List<String> COMMANDS =
            List.of("migrate", "adopt", "verify", "status", "down", "clean", "accept-changes");
    private static final Set<String> OPTIONS = Set.of(
            "--database",
            "--user",
            "--migrations",
            "--tracker",
            "--legacy-tracker",
            "--lock-wait",
            "--checksums",
            "--missing-files",
            "--existing-objects",
            "--column-order",
            "--vouch-for",
            "--count",
            "--set");
    /** The command that each switch belongs to. */
    private static final Map<String, String> SWITCHES =
            Map.of("--deferred", "migrate", "--dry-run", "migrate", "--objects", "verify", "--yes", "clean");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)?");

    private final String command;
    private final Map<String, List<String>> values;

    private Arguments(String command, Map<String, List<String>> values) {
        this.command = command;
        this.values = values;
    }

    static Arguments parse(String... args) {
        if (!COMMANDS.contains(args[0])) {
            throw wrong("command", "one of " + String.join(", ", COMMANDS), args[0]);
        }
        Map<String, List<String>> values = new TreeMap<>();
        for (int i = 1; i < args.length; i++) {
            String option = args[i];
            refuseStrangers(option);
            List<String> given = values.computeIfAbsent(option, name -> new ArrayList<>());
            String own = SWITCHES.get(option);
            if (own == null) {
                if (++i == args.length) {
                    throw wrong(option, "a value behind it", "the end of the command line");
                }
                given.add(args[i]);
            } else if (!args[0].equals(own)) {
                throw wrong(option, "the command " + own, args[0]);
            }
        }
        return new Arguments(args[0], values);
    }

    private static void refuseStrangers(String option) {
        if (option.toLowerCase(Locale.ROOT).startsWith("--password")) {
            throw wrong("--password", "the environment variable PGPASSWORD", "a password among the arguments");
        }
        if (!OPTIONS.contains(option) && !SWITCHES.containsKey(option)) {
            Set<String> known = new TreeSet<>(OPTIONS);
            known.addAll(SWITCHES.keySet());
            throw wrong("option", "one of " + String.join(" ", known), option);
        }
    }

    String command() {
        return command;
    }

    /** Tells whether a switch was given. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The last value of an option; {@code null} if it was not given. */
    @Nullable
    String get(String option) {
        List<String> given = all(option);
        return given.isEmpty() ? null : given.get(given.size() - 1);
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    String require(String option) {
        String value = get(option);
        if (value == null) {
            throw wrong(option, "a value", "nothing");
        }
        return value;
    }

    /** One of the names of an enum, in any case; {@code standard} if the option was not given. */
    <E extends Enum<E>> E choice(String option, E standard) {
        String value = get(option);
        if (value == null) {
            return standard;
        }
        for (E constant : standard.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw wrong(
                option,
                "one of "
                        + List.of(standard.getDeclaringClass().getEnumConstants())
                                .toString()
                                .toLowerCase(Locale.ROOT),
                value);
    }

    Duration duration(String option, Duration standard) {
        String value = get(option);
        if (value == null) {
            return standard;
        }
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw wrong(option, "a time such as 60s, 500ms or 5m", value);
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        if ("ms".equals(unit)) {
            return Duration.ofMillis(number);
        }
        return "m".equals(unit) ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }

    static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw wrong(option, "a number", value);
        }
    }

    private static SetRunnerException wrong(String where, String expected, String found) {
        return new SetRunnerException.Usage(new Problem(
                "command line, " + where, expected, found, "the runner guesses nothing", "see set-runner --help"));
    }
}
