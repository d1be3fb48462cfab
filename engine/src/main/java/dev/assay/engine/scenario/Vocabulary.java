package dev.assay.engine.scenario;

import dev.assay.engine.yaml.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The keys of the scenario language, in one place, so that the parser, the JSON Schema and the reference cannot drift
 * apart.
 */
public final class Vocabulary {

    /** The keys of a scenario. */
    public static final List<String> SCENARIO = List.of(
            "id",
            "title",
            "family",
            "profile",
            "severity",
            "sources",
            "rules",
            "story",
            "requires",
            "alone",
            "collation",
            "level",
            "migrations",
            "steps",
            "explore",
            "accept");

    /** The keys of a variant of a migration. */
    public static final List<String> VARIANT = List.of("name", "up", "down", "transactional", "form");

    /** The keys of a migration. */
    public static final List<String> MIGRATION =
            List.of("version", "name", "up", "down", "transactional", "deferred", "form", "variants");

    /** The keys of the value of {@code fault}. */
    public static final List<String> FAULT = Stream.concat(
                    Words.spellings(Fault.Kind.class).stream(), Stream.of("when"))
            .toList();

    /** The keys of the value of {@code when}. */
    public static final List<String> WHEN = List.of("waiting", "phase", "before", "after", "nth");

    /** The keys of the value of {@code when} of a race, whose first runner waits. */
    public static final List<String> WHEN_WAITING = List.of("waiting", "phase");

    /** The keys of the value of {@code explore}, where it is a mapping. */
    public static final List<String> EXPLORE = List.of("crash-points", "retries", "interleavings");

    /** The keys of the value of {@code interleavings}. */
    public static final List<String> INTERLEAVINGS = List.of("lost");

    /** The keys of the value of {@code expect}. */
    public static final List<String> EXPECT = List.of("outcome", "names");

    /** The keys of the value of {@code hold}. */
    public static final List<String> HOLD = List.of("session", "isolation", "sql");

    /** The keys of the value of {@code legacy}. */
    public static final List<String> LEGACY = List.of("tracker", "version", "dirty", "applied");

    /** The isolation levels that {@code hold} knows. */
    public static final List<String> ISOLATION = List.of("read committed", "repeatable read", "serializable");

    private static final Map<String, List<String>> BESIDE = Map.ofEntries(
            Map.entry("deploy", List.of("beside", "via", "fault", "expect")),
            Map.entry("adopt", List.of("fault", "expect")),
            Map.entry("rollback", List.of("to", "fault", "expect")),
            Map.entry("recover", List.of("to", "fault", "expect")),
            Map.entry("verify", List.of("fault", "expect")),
            Map.entry("clean", List.of("fault", "expect")),
            Map.entry("accept-changes", List.of("fault", "expect")),
            Map.entry("deploy-deferred", List.of("fault", "expect")),
            Map.entry("verify-required", List.of("fault", "expect")),
            Map.entry("verify-deferred", List.of("fault", "expect")),
            Map.entry("race", List.of("when", "then-release", "release-after", "expect")),
            Map.entry("install", List.of()),
            Map.entry("sql", List.of()),
            Map.entry("legacy", List.of()),
            Map.entry("tracker", List.of()),
            Map.entry("hold", List.of()),
            Map.entry("release", List.of("commit")),
            Map.entry("await", List.of()));

    private Vocabulary() {}

    /**
     * Lists the verbs: a step is a mapping that holds exactly one of them.
     *
     * @return the verbs in alphabetical order
     */
    public static Set<String> verbs() {
        return new TreeMap<>(BESIDE).navigableKeySet();
    }

    /**
     * Lists the verbs of the steps in which the runner acts.
     *
     * @return what one runner does, and then what two do at once
     */
    public static List<String> acts() {
        return Stream.concat(Words.spellings(Action.Verb.class).stream(), Stream.of("race"))
                .toList();
    }

    /**
     * Lists the keys of a step, its verb first.
     *
     * @param verb one of {@link #verbs()}
     * @return the verb and what may stand beside it
     */
    public static List<String> step(String verb) {
        return Stream.concat(Stream.of(verb), BESIDE.getOrDefault(verb, List.of()).stream())
                .toList();
    }
}
