package dev.assay.adapter.setrunner;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.Words;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which scenario convicted which miniature, and as what: the tables of docs/miniatures.md, read and written. */
final class Convictions {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| AMR-[^|]* \\| ([a-z]+) \\| \\d+(?:: ([^|]*))? \\|$");
    private static final Pattern CONVICTION = Pattern.compile("`([a-z0-9-]+)` ([a-z]+)");
    private static final Pattern SHOWN = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (\\d+) \\|");

    private static final List<String> EXTENTS = List.of("none", "some", "unexplored", "own", "all");

    private final SortedMap<String, SortedMap<String, Behaviour>> byMiniature = new TreeMap<>();
    private final SortedMap<String, String> shown = new TreeMap<>();
    private final SortedSet<String> scenarios = new TreeSet<>();

    /** Reads the tables of a page. */
    static Convictions parse(String page) {
        Convictions convictions = new Convictions();
        ROW.matcher(page).results().forEach(row -> {
            convictions.byMiniature.put(row.group(1), row(row));
            convictions.shown.put(row.group(1), row.group(2));
        });
        SHOWN.matcher(page).results().forEach(row -> convictions.scenarios.add(row.group(1)));
        return convictions;
    }

    private static SortedMap<String, Behaviour> row(MatchResult row) {
        SortedMap<String, Behaviour> found = new TreeMap<>();
        if (row.group(3) != null) {
            CONVICTION.matcher(row.group(3)).results().forEach(one -> found.put(one.group(1), behaviour(one.group(2))));
        }
        return found;
    }

    private static Behaviour behaviour(String word) {
        return Arrays.stream(Behaviour.values())
                .filter(behaviour -> Words.spelling(behaviour).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no behaviour is called " + word));
    }

    /** Notes which scenarios a miniature was shown to; the most stays: all, its own, its own that are not explored, or some. */
    void shownTo(String miniature, String which) {
        int most = Math.max(EXTENTS.indexOf(shownTo(miniature)), EXTENTS.indexOf(which));
        shown.put(miniature, EXTENTS.get(Math.max(most, 1)));
    }

    /** Which scenarios a miniature was shown to, {@code none} if it is new. */
    String shownTo(String miniature) {
        return shown.getOrDefault(miniature, "none");
    }

    /** Replaces what is known of a miniature and some scenarios. */
    void replace(String miniature, Collection<String> played, SortedMap<String, Behaviour> seen) {
        SortedMap<String, Behaviour> known = byMiniature.computeIfAbsent(miniature, id -> new TreeMap<>());
        known.keySet().removeAll(played);
        known.putAll(seen);
        scenarios.addAll(played);
    }

    /** Drops what is there no more. */
    void keep(Set<String> miniatures, Set<String> ids) {
        byMiniature.keySet().retainAll(miniatures);
        shown.keySet().retainAll(miniatures);
        byMiniature.values().forEach(known -> known.keySet().retainAll(ids));
        scenarios.retainAll(ids);
    }

    SortedMap<String, Behaviour> of(String miniature) {
        return byMiniature.getOrDefault(miniature, new TreeMap<>());
    }

    Set<String> miniatures() {
        return byMiniature.keySet();
    }

    Set<String> scenarios() {
        return scenarios;
    }

    List<String> convictedBy(String scenario) {
        return byMiniature.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(scenario))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
