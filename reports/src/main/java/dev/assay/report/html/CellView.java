package dev.assay.report.html;

import dev.assay.report.html.Links.Link;
import java.util.List;

/**
 * What one scenario came to with one runner, as a section of the page.
 *
 * @param id where links lead
 * @param runner the title of the runner, with its version
 * @param postgres the version of PostgreSQL
 * @param sign the worst of its cases
 * @param count how many cases came to that, of how many; empty for one case
 * @param known what is recorded
 * @param strips what every crash point came to
 * @param account the account of the exploration, empty if there is none
 * @param ambiguous each ambiguous commit in both worlds
 * @param cases its cases, the worst first
 * @param others the cases that came to the same as one that is shown
 * @param story what all cells of the scenario have in common
 */
record CellView(
        String id,
        String runner,
        String postgres,
        Sign sign,
        String count,
        List<KnownView> known,
        List<Strip> strips,
        String account,
        List<String> ambiguous,
        List<CaseView> cases,
        List<Other> others,
        ScenarioView story) {

    /**
     * What all cells of a scenario have in common.
     *
     * @param scenario the id of the scenario
     * @param rule what a right runner does
     * @param family the family
     * @param profile the profile
     * @param severity what happens to users whose runner gets it wrong
     * @param severityMeans that in words
     * @param story what happened
     * @param sources the incidents
     * @param siblings what each runner came to
     */
    record ScenarioView(
            String scenario,
            String rule,
            String family,
            String profile,
            String severity,
            String severityMeans,
            String story,
            List<Link> sources,
            List<Sibling> siblings) {}

    boolean explored() {
        return !strips.isEmpty();
    }

    boolean doubtful() {
        return !ambiguous.isEmpty();
    }

    boolean recorded() {
        return !known.isEmpty();
    }

    boolean accounted() {
        return !account.isEmpty();
    }

    boolean hasOthers() {
        return !others.isEmpty();
    }

    /** What is recorded of the runner here. */
    record KnownView(String behaviour, String reason, List<Link> sources) {}

    /** The same scenario with another runner. */
    record Sibling(String runner, String href, Sign sign) {}

    /** One way to interrupt, at every point. */
    record Strip(String title, List<Point> points) {}

    /** One point: its name, what it came to, and whether another point stands for it. */
    record Point(String title, Sign sign, boolean covered) {}

    /** Another case. */
    record Other(String name, String title, Sign sign, String command) {}
}
