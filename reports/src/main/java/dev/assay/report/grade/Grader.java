package dev.assay.report.grade;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.junit.RunFacts;
import dev.assay.engine.yaml.Words;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives grades. Nothing is skipped: a scenario that the runner's capabilities allow and that has no result, or one that
 * proves nothing, refuses the grade. A recorded deviation is known, and not conformant all the same.
 */
public final class Grader {

    private final Recorded run;
    private final RunnerLine runner;

    private enum Standard {
        BEST,
        ACCEPTED,
        CONVICTED,
        UNPROVEN
    }

    private record Seen(Standard standard, String what) {}

    private Grader(Recorded run, RunnerLine runner) {
        this.run = run;
        this.runner = runner;
    }

    /**
     * Grades a runner in every profile that the catalogue has scenarios of.
     *
     * @param run all results
     * @param runner a runner of the run
     * @return its standings, in the order of the profiles
     */
    public static List<Standing> standings(Recorded run, RunnerLine runner) {
        List<String> profiles = new ArrayList<>(Profiles.names());
        run.header().catalogue().scenarios().stream()
                .map(RunFacts.Story::profile)
                .sorted()
                .filter(profile -> !profiles.contains(profile))
                .distinct()
                .forEach(profiles::add);
        return profiles.stream().map(profile -> standing(run, runner, profile)).toList();
    }

    /**
     * Grades a runner in the profiles of which at least one scenario was run with it.
     *
     * @param run all results
     * @param runner a runner of the run
     * @return its standings, in the order of the profiles
     */
    public static List<Standing> standingsOfWhatRan(Recorded run, RunnerLine runner) {
        Set<String> profiles = run.results().stream()
                .filter(result -> result.runner().equals(runner.id()))
                .flatMap(result -> run.story(result.scenario()).stream())
                .map(RunFacts.Story::profile)
                .collect(Collectors.toSet());
        return standings(run, runner).stream()
                .filter(standing -> profiles.contains(standing.profile()))
                .toList();
    }

    /**
     * Grades a runner in one profile.
     *
     * @param run all results
     * @param runner a runner of the run
     * @param profile the profile
     * @return its standing
     */
    public static Standing standing(Recorded run, RunnerLine runner, String profile) {
        return new Grader(run, runner).of(profile);
    }

    private Standing of(String profile) {
        List<RunFacts.Story> stories = run.header().catalogue().scenarios().stream()
                .filter(story -> story.profile().equals(profile))
                .toList();
        List<RunFacts.Story> demanded = stories.stream()
                .filter(story -> runner.capabilities().containsAll(story.requires()))
                .filter(story -> !isSeenNotToApply(story))
                .toList();
        List<String> lacking = stories.stream()
                .filter(story -> !demanded.contains(story))
                .map(RunFacts.Story::id)
                .toList();
        List<Standing.Obstacle> unproven = obstacles(demanded, Standard.UNPROVEN);
        List<Standing.Obstacle> convicted = obstacles(demanded, Standard.CONVICTED);
        List<Standing.Obstacle> accepted = obstacles(demanded, Standard.ACCEPTED);
        Grade grade = demanded.isEmpty()
                ? Grade.NOT_APPLICABLE
                : !unproven.isEmpty()
                        ? Grade.REFUSED
                        : !convicted.isEmpty()
                                ? Grade.NOT_CONFORMANT
                                : accepted.isEmpty() ? Grade.CONVERGENT : Grade.SAFE;
        List<Standing.Obstacle> obstacles = switch (grade) {
            case REFUSED -> unproven;
            case NOT_CONFORMANT -> convicted;
            case SAFE -> accepted;
            default -> List.of();
        };
        int passed = demanded.size() - unproven.size() - convicted.size();
        return new Standing(
                profile, runner.id(), grade, demanded.size(), passed, passed - accepted.size(), lacking, obstacles);
    }

    private List<Standing.Obstacle> obstacles(List<RunFacts.Story> demanded, Standard standard) {
        return demanded.stream()
                .flatMap(story -> Optional.of(seen(story)).stream()
                        .filter(seen -> seen.standard() == standard)
                        .map(seen -> new Standing.Obstacle(story.id(), seen.what())))
                .toList();
    }

    /** What a runner was seen not to have, a lock of a session for instance, cannot be demanded of it. */
    private boolean isSeenNotToApply(RunFacts.Story story) {
        List<Result> cases = cases(story);
        return !cases.isEmpty() && cases.stream().allMatch(Result::isSeenNotToApply);
    }

    private List<Result> cases(RunFacts.Story story) {
        return run.results().stream()
                .filter(result ->
                        result.runner().equals(runner.id()) && result.scenario().equals(story.id()))
                .toList();
    }

    private Seen seen(RunFacts.Story story) {
        List<Result> cases = cases(story);
        Set<String> names = cases.stream().map(Result::caseName).collect(Collectors.toSet());
        if (cases.isEmpty() || (!story.explored() && !names.containsAll(story.cases()))) {
            return new Seen(Standard.UNPROVEN, "it was not run");
        }
        Optional<Result> unproven = cases.stream()
                .filter(result -> !isVerdict(result.verdict()) && !result.isSeenNotToApply())
                .findFirst();
        if (unproven.isPresent()) {
            return new Seen(Standard.UNPROVEN, tell(unproven.get()));
        }
        List<Result> convicted = cases.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .toList();
        if (!convicted.isEmpty()) {
            String more = convicted.size() == 1 ? "" : " (and %d more cases)".formatted(convicted.size() - 1);
            return new Seen(Standard.CONVICTED, tell(convicted.get(0)) + more);
        }
        Optional<String> unaccounted = unaccounted(story);
        if (unaccounted.isPresent()) {
            return new Seen(Standard.UNPROVEN, unaccounted.get());
        }
        return cases.stream()
                .filter(result -> isVerdict(result.verdict()))
                .filter(result ->
                        !result.behaviour().equals(result.accepted().stream().findFirst()))
                .findFirst()
                .map(result -> new Seen(Standard.ACCEPTED, tell(result)))
                .orElse(new Seen(Standard.BEST, ""));
    }

    private static boolean isVerdict(Verdict verdict) {
        return verdict == Verdict.PASS || verdict == Verdict.FAIL;
    }

    /** Of an exploration every point is run, or accounted for. */
    private Optional<String> unaccounted(RunFacts.Story story) {
        if (!story.explored()) {
            return Optional.empty();
        }
        Optional<ExplorationReport> account = run.explorations().stream()
                .filter(report ->
                        report.runner().equals(runner.id()) && report.scenario().equals(story.id()))
                .findFirst();
        return account.isEmpty()
                ? Optional.of("not every point of it was run: there is no account of the exploration")
                : account.flatMap(Grader::left)
                        .or(() -> account.get().problems().stream().findFirst());
    }

    private static Optional<String> left(ExplorationReport account) {
        int left = account.account().left();
        return left == 0
                ? Optional.empty()
                : Optional.of("a sample of it was run: %d of %d points were left out"
                        .formatted(left, account.account().run() + left));
    }

    private static String tell(Result result) {
        String seen = result.behaviour().map(Words::spelling).orElse("");
        String word = isVerdict(result.verdict()) ? seen : Words.spelling(result.verdict());
        String name = result.caseName().isEmpty() ? "" : result.caseName() + ": ";
        return name + word + (result.reason().isEmpty() ? "" : ": " + result.reason());
    }
}
