package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.Location;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A known bad behaviour of a runner. One that happens as recorded does not fail the build; one that happens no longer
 * does.
 *
 * @param scenario the id of the scenario
 * @param cases the name of the case, or empty for a scenario's only case; or a pattern in which {@code *} stands for any
 *     text, for cases that are known only once the runner was seen at work
 * @param atMost how many cases the pattern may cover; 1 where it is none
 * @param behaviour what was seen
 * @param reason why it happens, in a sentence
 * @param sources public threads or documentation that say so
 * @param at where it is recorded
 */
public record Deviation(
        String scenario,
        String cases,
        int atMost,
        Behaviour behaviour,
        String reason,
        List<String> sources,
        Location at) {

    /** Copies the list. */
    public Deviation {
        sources = List.copyOf(sources);
    }

    /**
     * Tells whether it is of one case or of all that a pattern finds. Of the latter each may also be right: it is for the
     * scenario as a whole to show the behaviour, in no more cases than it says.
     *
     * @return whether there is a pattern
     */
    public boolean isPattern() {
        return cases.contains("*");
    }

    /**
     * Tells whether it is recorded for a case.
     *
     * @param ofScenario the id of the scenario
     * @param caseName the name of the case
     * @return whether it is
     */
    public boolean covers(String ofScenario, String caseName) {
        if (!scenario.equals(ofScenario)) {
            return false;
        }
        String expression =
                Arrays.stream(cases.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return caseName.matches(expression);
    }
}
