package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.Location;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
 * @param symptom by what else it is known
 * @param validity for which versions of the tool it is recorded, and for how long
 * @param reason why it happens, in a sentence
 * @param sources public threads or documentation that say so
 * @param at where it is recorded
 */
public record Deviation(
        String scenario,
        String cases,
        int atMost,
        Behaviour behaviour,
        Symptom symptom,
        Validity validity,
        String reason,
        List<String> sources,
        Location at) {

    /**
     * By what a deviation is known beside its behaviour.
     *
     * @param message how a message of the runner begins, at the beginning of a line or behind a blank
     * @param sqlState a SQLSTATE that the server answers with
     */
    public record Symptom(Optional<String> message, Optional<String> sqlState) {

        /** Says what was expected and not seen; empty if everything was. */
        public Optional<String> lacking(Collection<String> outputs, Collection<String> sqlStates) {
            Optional<String> wanted =
                    message.filter(start -> outputs.stream().noneMatch(output -> says(output, start)));
            return wanted.map(start -> "a message that begins with '" + start + "'")
                    .or(() ->
                            sqlState.filter(state -> !sqlStates.contains(state)).map(state -> "SQLSTATE " + state));
        }

        private static boolean says(String output, String start) {
            int found = output.indexOf(start);
            while (found > 0 && !Character.isWhitespace(output.charAt(found - 1))) {
                found = output.indexOf(start, found + 1);
            }
            return found >= 0;
        }
    }

    /**
     * For how long a record counts.
     *
     * @param versions the versions of the tool that it is recorded for, if not for all
     * @param expires the first day on which it counts no longer, if there is one
     */
    public record Validity(Optional<VersionRange> versions, Optional<LocalDate> expires) {

        /**
         * Tells whether it has run out.
         *
         * @param today the day of the run
         * @return whether somebody has to look at it again
         */
        public boolean isOver(LocalDate today) {
            return expires.filter(day -> !today.isBefore(day)).isPresent();
        }
    }

    /** Copies the list. */
    public Deviation {
        sources = List.copyOf(sources);
    }

    /**
     * Tells whether it is recorded for a version of the tool; otherwise it says nothing at all.
     *
     * @param version the version
     * @return whether it is
     */
    public boolean isOf(String version) {
        return validity.versions().filter(range -> !range.contains(version)).isEmpty();
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
