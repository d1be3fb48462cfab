package dev.assay.engine.specification;

import java.util.List;
import java.util.Optional;

/**
 * All rules, with the version of the catalogue that they and the scenarios make up.
 *
 * @param version {@code major.minor.patch}; CATALOGUE.md says what a change of each means
 * @param rules in the order of their ids, never empty
 */
public record Specification(String version, List<Rule> rules) {

    /** Copies the list. */
    public Specification {
        rules = List.copyOf(rules);
    }

    /**
     * Finds a rule.
     *
     * @param id for instance {@code AMR-012}
     * @return the rule, or nothing if there is none of that id
     */
    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /**
     * Lists the rules of a profile.
     *
     * @param profile the profile
     * @return its rules in the order of their ids, may be empty
     */
    public List<Rule> of(Profile profile) {
        return rules.stream().filter(rule -> rule.profile() == profile).toList();
    }
}
