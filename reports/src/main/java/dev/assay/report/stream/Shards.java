package dev.assay.report.stream;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.junit.RunFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the pieces of one run together that were made in different places: they belong together, or none is taken. */
public final class Shards {

    private static final String RULE = "shards are parts of one run: of the same catalogue, adapters, programs, "
            + "PostgreSQL and options, with nothing missing and nothing twice";
    private static final int MOST_NAMES = 5;

    private final Map<String, Recorded> shards;

    private Shards(Map<String, Recorded> shards) {
        this.shards = new LinkedHashMap<>(shards);
    }

    /**
     * Merges shards.
     *
     * @param shards what each file holds, by its name
     * @param whole whether the whole catalogue must be there; otherwise what the shards were to run
     * @return all of it
     * @throws StreamException if they do not belong together, or something is missing or twice
     */
    public static Recorded merge(Map<String, Recorded> shards, boolean whole) {
        return new Shards(shards).merged(whole);
    }

    /**
     * Reads and merges shards.
     *
     * @param files the files, at least one
     * @param whole whether the whole catalogue must be there; otherwise what the shards were to run
     * @return all of it
     */
    public static Recorded merge(List<Path> files, boolean whole) {
        Map<String, Recorded> shards = new LinkedHashMap<>();
        files.forEach(file -> shards.put(file.toString(), StreamReader.read(file)));
        return merge(shards, whole);
    }

    /**
     * Writes what was merged.
     *
     * @param file where to
     * @param merged what to write
     */
    public static void write(Path file, Recorded merged) {
        try (StreamWriter writer = StreamWriter.begin(file, merged.header())) {
            merged.runners().forEach(writer::runner);
            merged.results().forEach(writer::result);
            merged.explorations().forEach(writer::exploration);
            merged.failures().forEach(writer::failure);
            writer.finish(merged.finishedAt());
        }
    }

    private Recorded merged(boolean whole) {
        Recorded first = shards.values().iterator().next();
        shards.forEach((name, shard) -> belongsTo(first.header(), name, shard.header()));
        List<RunnerLine> runners = runners();
        List<Result> results = results();
        List<ExplorationReport> explorations = explorations();
        Recorded all = new Recorded(
                first.header(),
                runners,
                results,
                explorations,
                shards.values().stream().flatMap(one -> one.failures().stream()).toList(),
                shards.values().stream()
                        .map(Recorded::finishedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        complete(all, whole);
        return all;
    }

    private static void belongsTo(Header first, String name, Header other) {
        same(
                name,
                "the catalogue",
                first.catalogue().digest(),
                other.catalogue().digest());
        same(name, "the version of Assay", first.assay(), other.assay());
        same(name, "PostgreSQL", first.postgres(), other.postgres());
        same(name, "the options", first.options(), other.options());
    }

    private static void same(String name, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw StreamException.of(
                    name,
                    what + " of the first shard, " + expected,
                    found.toString(),
                    RULE,
                    "run all shards of one version of everything");
        }
    }

    private List<RunnerLine> runners() {
        Map<String, RunnerLine> byId = new LinkedHashMap<>();
        shards.forEach((name, shard) -> {
            for (RunnerLine runner : shard.runners()) {
                RunnerLine known = byId.putIfAbsent(runner.id(), runner);
                if (known != null) {
                    same(
                            name,
                            "the runner " + runner.id(),
                            known.withSelected(List.of()),
                            runner.withSelected(List.of()));
                    SortedSet<String> selected = new TreeSet<>(known.selected());
                    selected.addAll(runner.selected());
                    byId.put(runner.id(), known.withSelected(List.copyOf(selected)));
                }
            }
        });
        return List.copyOf(byId.values());
    }

    private List<Result> results() {
        Map<List<String>, String> seen = new HashMap<>();
        List<Result> results = new ArrayList<>();
        shards.forEach((name, shard) -> shard.results().forEach(result -> {
            List<String> key = List.of(result.runner(), result.scenario(), result.caseName());
            once(seen, key, name);
            results.add(result);
        }));
        return results;
    }

    private List<ExplorationReport> explorations() {
        Map<List<String>, String> seen = new HashMap<>();
        List<ExplorationReport> reports = new ArrayList<>();
        shards.forEach((name, shard) -> shard.explorations().forEach(report -> {
            once(seen, List.of(report.runner(), report.scenario()), name);
            reports.add(report);
        }));
        return reports;
    }

    private static void once(Map<List<String>, String> seen, List<String> key, String name) {
        String other = seen.putIfAbsent(key, name);
        if (other != null) {
            throw StreamException.of(
                    name,
                    "each case in one shard",
                    String.join(" / ", key) + ", which " + other + " has, too",
                    RULE,
                    "leave one of them out");
        }
    }

    private void complete(Recorded all, boolean whole) {
        List<String> missing = missing(all, whole);
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing.subList(0, Math.min(MOST_NAMES, missing.size())));
            String more = missing.size() > MOST_NAMES ? ", and %d more".formatted(missing.size() - MOST_NAMES) : "";
            throw StreamException.of(
                    String.join(", ", shards.keySet()),
                    whole ? "every scenario of the catalogue with every runner" : "every case that was to be run",
                    "none of " + names + more,
                    RULE,
                    whole
                            ? "add the shard that has them; or --partial, to ask only for what the shards were to run"
                            : "add the shard that has them");
        }
    }

    /**
     * Lists what has no result.
     *
     * @param all a run
     * @param whole whether the whole catalogue was to be run; otherwise what was selected
     * @return runner, scenario and case; of a scenario that explores, whose cases nobody knows before, only that there is none
     */
    public static List<String> missing(Recorded all, boolean whole) {
        Set<List<String>> there = new HashSet<>();
        all.results().forEach(result -> there.add(List.of(result.runner(), result.scenario(), result.caseName())));
        List<String> missing = new ArrayList<>();
        Map<String, RunFacts.Story> stories = new TreeMap<>();
        all.header().catalogue().scenarios().forEach(story -> stories.put(story.id(), story));
        for (RunnerLine runner : all.runners()) {
            if (runner.available()) {
                for (String id : whole ? stories.keySet() : new TreeSet<>(runner.selected())) {
                    RunFacts.Story story = Objects.requireNonNull(stories.get(id));
                    missing.addAll(missing(runner.id(), story, there));
                }
            }
        }
        return missing;
    }

    private static List<String> missing(String runner, RunFacts.Story story, Set<List<String>> there) {
        boolean any = there.stream()
                .anyMatch(key -> key.get(0).equals(runner) && key.get(1).equals(story.id()));
        if (story.explored()) {
            return any ? List.of() : List.of(runner + " / " + story.id());
        }
        return story.cases().stream()
                .filter(name -> !there.contains(List.of(runner, story.id(), name)))
                .map(name -> name.isEmpty() ? runner + " / " + story.id() : runner + " / " + story.id() + " / " + name)
                .toList();
    }
}
