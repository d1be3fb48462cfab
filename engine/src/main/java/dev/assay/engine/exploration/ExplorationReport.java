package dev.assay.engine.exploration;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an exploration came to as a whole: every point is run, or accounted for.
 *
 * @param scenario the id of the scenario
 * @param runner the id of the runner
 * @param account where the points come from
 * @param notReached the cases that were run and whose fault never happened
 * @param audited how many covered points were run all the same
 * @param seed what their choice depends on
 * @param covered for each point that was not run, the one that shows the same
 * @param problems what is wrong with the exploration itself, a sentence each: an audit that disagrees, or a record of
 *     deviations that covers nothing or too much
 */
public record ExplorationReport(
        String scenario,
        String runner,
        CrashPlan.Account account,
        List<String> notReached,
        int audited,
        long seed,
        SortedMap<String, String> covered,
        List<String> problems) {

    /** Copies the collections. */
    public ExplorationReport {
        notReached = List.copyOf(notReached);
        covered = new TreeMap<>(covered);
        problems = List.copyOf(problems);
    }

    /**
     * Accounts for every point in one line.
     *
     * @return for instance {@code 43 requests, 9 of them cannot change the database; 204 points: 71 run, ...}
     */
    public String line() {
        int points = account.run() + account.covered();
        String audit =
                audited == 0 ? "" : "; audit of %d covered points (seed %d): %s".formatted(audited, seed, agreed());
        return "%d requests, of which %d cannot change the database; %d points: %d run, %d covered by one that leaves the same; %d not reached; %d ambiguous commits, each run in both worlds%s"
                .formatted(
                        account.requests(),
                        account.neutral(),
                        points,
                        account.run(),
                        account.covered(),
                        notReached.size(),
                        account.ambiguous(),
                        audit);
    }

    private String agreed() {
        return problems.isEmpty() ? "all agree" : problems.size() + " problems";
    }
}
