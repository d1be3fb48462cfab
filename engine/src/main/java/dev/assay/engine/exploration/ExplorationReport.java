package dev.assay.engine.exploration;

import dev.assay.engine.json.RecordJson;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an exploration came to as a whole: every point is run, accounted for, or left out of a sample.
 *
 * @param scenario the id of the scenario
 * @param runner the id of the runner
 * @param account where the points come from
 * @param notReached the cases that were run and whose fault never happened
 * @param audited how many covered points were run all the same
 * @param disagreements how many of these did not show what the point showed that covers them
 * @param seed what the choice of these and of a sample depends on
 * @param covered for each point that need not be run, the one that shows the same
 * @param ambiguous each request over which the committed state changes, with what came of its loss in both worlds
 * @param span when its cases were run
 * @param problems what is wrong with the exploration itself, a sentence each: an audit that disagrees, or a record of
 *     deviations that covers nothing or too much
 */
public record ExplorationReport(
        String scenario,
        String runner,
        Explored.Account account,
        List<String> notReached,
        int audited,
        int disagreements,
        long seed,
        SortedMap<String, String> covered,
        List<String> ambiguous,
        Span span,
        List<String> problems) {

    /** Carries them as JSON through the JUnit Platform. */
    public static final RecordJson<ExplorationReport> JSON =
            new RecordJson<>(ExplorationReport.class, "an account of an exploration");

    /**
     * A time.
     *
     * @param begin when the first case began, in milliseconds since 1970
     * @param end when the last one had ended
     */
    public record Span(long begin, long end) {}

    /** Copies the collections. */
    public ExplorationReport {
        notReached = List.copyOf(notReached);
        covered = new TreeMap<>(covered);
        ambiguous = List.copyOf(ambiguous);
        problems = List.copyOf(problems);
    }

    /**
     * Counts the cases that were run.
     *
     * @return how many, the one without a fault not among them
     */
    public int cases() {
        return account.run() + audited;
    }

    /**
     * Accounts for every point in one line.
     *
     * @return for instance {@code 43 requests, 9 of them cannot change the database; 204 points: 71 run, ...}
     */
    public String line() {
        String line =
                "%d requests, of which %d cannot change the database%s; %d points: %d run, %s%d covered by one that leaves the same; %d not reached"
                        .formatted(
                                account.requests(),
                                account.neutral(),
                                account.unlocked() == 0
                                        ? ""
                                        : " and %d come when it has no lock to lose".formatted(account.unlocked()),
                                account.run() + account.left() + account.covered(),
                                account.run(),
                                account.left() == 0
                                        ? ""
                                        : account.left() + " left out of the sample (seed " + seed + "), ",
                                account.covered(),
                                notReached.size());
        if (!ambiguous.isEmpty()) {
            line += "; %d ambiguous commits, each run in both worlds".formatted(ambiguous.size());
        }
        if (audited > 0) {
            line += "; audit of %d covered points (seed %d): %s".formatted(audited, seed, agreed());
        }
        return line;
    }

    private String agreed() {
        return disagreements == 0 ? "all agree" : disagreements + " disagree";
    }
}
