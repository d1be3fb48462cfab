package dev.assay.report.html;

import dev.assay.report.html.Links.Link;
import java.util.List;

/**
 * What happened in one scenario, told once, with what each runner came to.
 *
 * @param scenario the id of the scenario
 * @param rule what a right runner does
 * @param family the family
 * @param profile the profile
 * @param severity what happens to users whose runner gets it wrong
 * @param severityMeans that in words
 * @param story what happened
 * @param sources the incidents
 * @param cells what each runner came to
 */
record StoryView(
        String scenario,
        String rule,
        String family,
        String profile,
        String severity,
        String severityMeans,
        String story,
        List<Link> sources,
        List<CellView> cells) {}
