package dev.assay.report.html;

import dev.assay.report.html.Links.Link;
import java.util.List;

/**
 * What one scenario came to with one runner, as a section of the page.
 *
 * @param id where links lead
 * @param column the column of the runner in the matrix
 * @param runner the id of the runner
 * @param title the title of the runner, with its version
 * @param postgres the version of PostgreSQL
 * @param sign the worst of its cases
 * @param count how many cases came to that, of how many; empty for one case
 * @param known what is recorded
 * @param strips what every crash point came to
 * @param account the account of the exploration, empty if there is none
 * @param ambiguous each ambiguous commit in both worlds
 * @param cases its cases, the worst first
 * @param others the cases that came to the same as one that is shown
 */
record CellView(
        String id,
        int column,
        String runner,
        String title,
        String postgres,
        Sign sign,
        String count,
        List<KnownView> known,
        List<Strip> strips,
        String account,
        List<String> ambiguous,
        List<CaseView> cases,
        List<Other> others) {

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

    /** One way to interrupt, at every point. */
    record Strip(String title, List<Point> points) {}

    /** One point, or several in a row for which the same other one stands: which, what they came to, how many. */
    record Point(String title, Sign sign, boolean covered, int count) {
        boolean several() {
            return count > 1;
        }
    }

    /** Another case. */
    record Other(String name, String title, Sign sign, String command) {}
}
