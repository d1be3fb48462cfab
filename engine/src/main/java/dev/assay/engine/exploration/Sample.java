package dev.assay.engine.exploration;

import dev.assay.engine.digest.Sha256;
import dev.assay.engine.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many cases of each exploration are run, where running all would take too long.
 *
 * <p>Which ones depends on the seed and on their names alone: a runner that sends one request more than the last time is
 * tried at mostly the same points.
 *
 * @param size how many at most, 1 or more
 * @param seed what the choice depends on
 * @param own whether it is the adapter's own sample, which its list of deviations was recorded with
 */
public record Sample(int size, long seed, boolean own) {

    /** The size of a sample that is everything. */
    public static final int ALL = Integer.MAX_VALUE;

    /** What the choice depends on where nothing is said. */
    public static final long DEFAULT_SEED = 1;

    /**
     * Settles how much is run.
     *
     * @param wanted how many cases are asked for, empty if nothing is said
     * @param ofAdapter how many cases of an exploration the adapter asks for, empty if all
     * @param seed what the choice depends on, empty if nothing is said
     * @return the sample
     */
    public static Sample of(Optional<Integer> wanted, Optional<Integer> ofAdapter, Optional<Long> seed) {
        int recorded = ofAdapter.orElse(ALL);
        int size = wanted.orElse(recorded);
        boolean sameChoice = size == ALL || seed.orElse(DEFAULT_SEED) == DEFAULT_SEED;
        return new Sample(size, seed.orElse(DEFAULT_SEED), size == recorded && sameChoice);
    }

    /**
     * Chooses among the cases of an exploration.
     *
     * @param explored the exploration
     * @return those that are run, in their order
     */
    public List<Scenario.Case> from(Explored explored) {
        List<Scenario.Case> all = explored.cases();
        if (all.size() <= size) {
            return all;
        }
        List<Scenario.Case> chosen = all.stream()
                .sorted(Comparator.comparing(one -> rank(explored.scenario(), one)))
                .limit(size)
                .toList();
        return all.stream().filter(chosen::contains).toList();
    }

    private String rank(Scenario scenario, Scenario.Case story) {
        return Sha256.of(seed + " " + scenario.id() + " " + story.name());
    }
}
