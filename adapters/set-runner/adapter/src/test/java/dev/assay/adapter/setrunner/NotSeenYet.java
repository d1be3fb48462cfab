package dev.assay.adapter.setrunner;

import dev.assay.setrunner.Miniature;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why the catalogue does not convict a miniature; each reason is a gap of the catalogue, and goes when that is filled. */
final class NotSeenYet {

    private static final Map<String, String> GAPS = Map.of();

    private NotSeenYet() {}

    /** The reason, empty if it has to be convicted. */
    static Optional<String> reason(Miniature miniature, List<KnownScenario> catalogue) {
        boolean untested = catalogue.stream()
                .allMatch(one -> Collections.disjoint(one.scenario().rules(), miniature.rules()));
        return untested
                ? Optional.of("no scenario names " + String.join(" or ", miniature.rules()))
                : Optional.ofNullable(GAPS.get(miniature.id()));
    }
}
