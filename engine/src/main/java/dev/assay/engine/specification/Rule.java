package dev.assay.engine.specification;

import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;

/**
 * One rule that a migration runner has to keep.
 *
 * @param id {@code AMR-} and three digits; never given to another rule, also after the rule is gone
 * @param text the rule in one sentence with the key words of RFC 2119, never blank
 * @param profile the group that it belongs to, never {@code null}
 * @param rationale why it is a rule, in one or two sentences, never blank
 * @param sources the incidents behind it, as scenarios cite them; never empty
 * @param untested why no scenario tests it; empty if one does
 * @param at where it is written
 */
public record Rule(
        String id,
        String text,
        Profile profile,
        String rationale,
        List<String> sources,
        Optional<Untested> untested,
        Location at) {

    /** Copies the list. */
    public Rule {
        sources = List.copyOf(sources);
    }
}
