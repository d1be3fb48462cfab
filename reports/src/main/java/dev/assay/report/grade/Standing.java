package dev.assay.report.grade;

import java.util.List;

/**
 * How a runner stands in a profile, and why.
 *
 * @param profile the profile
 * @param runner the id of the runner
 * @param grade its grade
 * @param demanded how many scenarios the profile demands of it
 * @param passed how many of them show a behaviour that they accept, in every case
 * @param best how many of them show their best behaviour, in every case
 * @param notApplicable the scenarios of the profile that need a capability that the runner does not claim
 * @param obstacles what stands in the way of the next better grade
 */
public record Standing(
        String profile,
        String runner,
        Grade grade,
        int demanded,
        int passed,
        int best,
        List<String> notApplicable,
        List<Obstacle> obstacles) {

    /** Copies the lists. */
    public Standing {
        notApplicable = List.copyOf(notApplicable);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * A scenario that stands in the way of the next grade.
     *
     * @param scenario its id
     * @param what what was seen, or that nothing was
     */
    public record Obstacle(String scenario, String what) {}
}
