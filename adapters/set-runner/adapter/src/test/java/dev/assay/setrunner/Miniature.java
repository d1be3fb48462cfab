package dev.assay.setrunner;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The set-based runner with one behaviour changed for the worse.
 *
 * @param id the name of the runner, which says what it does wrong
 * @param parts makes its parts, anew for each run
 * @param rules the ids of the rules that it breaks
 */
public record Miniature(String id, Supplier<Parts> parts, Set<String> rules) {

    /** Sorts the rules. */
    public Miniature {
        rules = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(rules));
    }

    /** Declares one that breaks the rules with these numbers. */
    static Miniature breaking(String id, Supplier<Parts> parts, int... rules) {
        Set<String> ids = new TreeSet<>();
        for (int rule : rules) {
            ids.add("AMR-%03d".formatted(rule));
        }
        return new Miniature(id, parts, ids);
    }

    /** Begins the configuration of this runner. */
    public SetRunnerBuilder builder() {
        return SetRunner.builder().parts(parts.get());
    }
}
