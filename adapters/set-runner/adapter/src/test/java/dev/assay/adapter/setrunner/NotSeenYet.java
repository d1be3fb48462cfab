package dev.assay.adapter.setrunner;

import dev.assay.setrunner.Miniature;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why the catalogue does not convict a miniature; each reason is a gap of the catalogue, and goes when that is filled. */
final class NotSeenYet {

    private static final Map<String, String> GAPS = Map.of(
            "applies-a-late-version-last",
            "late-version-that-a-later-one-needs fails at its first wrong step, loudly and with nothing changed, which it accepts;"
                    + " no other scenario of AMR-002 has a late version",
            "believes-an-index-that-is-being-built",
            "concurrent-index-at-every-point convicts it in some runs only: whether the lost session still builds when the retry looks"
                    + " depends on time; where an orphan's build is held, it ends well",
            "goes-on-after-a-failure",
            "in the scenarios of AMR-010, what stands behind the failing migration is the same with and without it");

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
