package dev.assay.engine.execution;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.assay.engine.json.RecordJson;
import dev.assay.engine.scenario.Behaviour;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one case came to with one runner.
 *
 * @param scenario the id of the scenario
 * @param caseName the name of the case, empty for a scenario's only one
 * @param caseTitle what that name means, empty where it says so itself
 * @param runner the id of the runner
 * @param runnerVersion the version of the runner's tool
 * @param postgres the version of the server
 * @param verdict the verdict
 * @param behaviour what was seen; empty if nothing was judged
 * @param accepted the behaviours that the scenario accepts
 * @param expectation whether the verdict is the one that is expected of this runner
 * @param reason the finding that decided, in a sentence; empty for a pass
 * @param location {@code file:line} of the step that decided, or of the scenario
 * @param findings everything that was found, worst first
 * @param story what happened, a line or more a step
 * @param difference the schema difference at the end in full, may be empty
 * @param reproduce the command that plays the case again
 * @param database how to connect to the database that was kept, if it was
 * @param evidence what was seen, for people; {@link Evidence#NONE} if nothing was played to its end
 */
public record Result(
        String scenario,
        String caseName,
        String caseTitle,
        String runner,
        String runnerVersion,
        String postgres,
        Verdict verdict,
        Optional<Behaviour> behaviour,
        List<Behaviour> accepted,
        Expectation expectation,
        String reason,
        String location,
        List<String> findings,
        List<String> story,
        String difference,
        String reproduce,
        Optional<String> database,
        Evidence evidence) {

    /** Carries them as JSON through the JUnit Platform. */
    public static final RecordJson<Result> JSON = new RecordJson<>(Result.class, "a result");

    /** Whether a verdict is the one that is expected of a runner. */
    public enum Expectation {
        /** It is: a pass, not applicable, a deviation that happened as recorded; or the case could not be run here. */
        AS_EXPECTED,
        /** A finding that is not recorded. */
        UNEXPECTED,
        /** A deviation is recorded and did not happen as recorded. */
        STALE_DEVIATION
    }

    /** Copies the lists. */
    public Result {
        accepted = List.copyOf(accepted);
        findings = List.copyOf(findings);
        story = List.copyOf(story);
    }

    /**
     * Tells whether this result lets a build pass.
     *
     * @return whether it is as expected
     */
    @JsonIgnore
    public boolean isExpected() {
        return expectation == Expectation.AS_EXPECTED;
    }

    /**
     * Tells whether the case was played to its end, and it was seen that the runner has nothing that it is about: more than
     * that a capability is not claimed.
     *
     * @return whether it was seen not to apply
     */
    @JsonIgnore
    public boolean isSeenNotToApply() {
        return verdict == Verdict.NOT_APPLICABLE && !evidence.equals(Evidence.NONE);
    }

    /**
     * Makes the result of a case in which nothing could be tried that the scenario is about.
     *
     * @param why what the runner does not have, in a sentence
     * @return the same as not applicable, if it is a pass; otherwise as it is
     */
    public Result notApplicable(String why) {
        return verdict == Verdict.PASS ? with(Verdict.NOT_APPLICABLE, Optional.empty(), why, evidence) : this;
    }

    /** The same with what was seen. */
    Result with(Evidence seen) {
        return with(verdict, behaviour, reason, seen);
    }

    /** The same with more at the end of its story. */
    Result noted(List<String> notes) {
        List<String> longer = Stream.concat(story.stream(), notes.stream()).toList();
        return with(verdict, behaviour, reason, longer, evidence);
    }

    private Result with(Verdict other, Optional<Behaviour> behaved, String why, Evidence seen) {
        return with(other, behaved, why, story, seen);
    }

    private Result with(Verdict other, Optional<Behaviour> behaved, String why, List<String> told, Evidence seen) {
        return new Result(
                scenario,
                caseName,
                caseTitle,
                runner,
                runnerVersion,
                postgres,
                other,
                behaved,
                accepted,
                expectation,
                why,
                location,
                findings,
                told,
                difference,
                reproduce,
                database,
                seen);
    }
}
