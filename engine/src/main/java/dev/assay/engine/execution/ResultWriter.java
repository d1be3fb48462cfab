package dev.assay.engine.execution;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.schema.SchemaDifference;
import dev.assay.engine.yaml.Words;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what became of a case into a result: behaviour against what is accepted, and against recorded deviations. */
final class ResultWriter {

    /** What a person reads of a difference; the first lines are the most severe ones. */
    private static final int DIFFERENCE_LINES = 60;

    private final Scenario scenario;
    private final Scenario.Case story;
    private final String runner;
    private final Execution.Facts facts;
    private final Records records;
    private Symptoms symptoms = Symptoms.NONE;

    ResultWriter(
            Scenario scenario,
            Scenario.Case story,
            String runner,
            Execution.Facts facts,
            Collection<Deviation> deviations) {
        this.scenario = scenario;
        this.story = story;
        this.runner = runner;
        this.facts = facts;
        this.records = new Records(deviations, scenario, story, facts.today());
    }

    Result notApplicable(Set<Capability> capabilities) {
        Set<Capability> lacking = EnumSet.copyOf(scenario.requires());
        lacking.removeAll(capabilities);
        String reason = "the scenario requires "
                + String.join(", ", lacking.stream().map(Words::spelling).toList())
                + ", and the runner's adapter does not claim it";
        return result(
                Verdict.NOT_APPLICABLE,
                Optional.empty(),
                reason,
                scenario.at().fileAndLine(),
                List.of(),
                List.of(),
                "");
    }

    /** The case was not run, and nothing is said about the runner. */
    Result none(String reason) {
        return unplayed(Verdict.NONE, reason);
    }

    /** The case was not run where every case has to be. */
    Result unplayable(String reason) {
        return unplayed(Verdict.ERROR, reason + " (every program is required here: assay.programs.required is true)");
    }

    private Result unplayed(Verdict verdict, String reason) {
        return result(verdict, Optional.empty(), reason, scenario.at().fileAndLine(), List.of(), List.of(), "");
    }

    Result error(Exception e, List<String> log) {
        String message = e instanceof SQLException sql ? Replay.describe(sql) : String.valueOf(e.getMessage());
        String reason =
                "Assay or the adapter failed, not the runner: " + e.getClass().getSimpleName() + ": " + message;
        return result(Verdict.ERROR, Optional.empty(), reason, scenario.at().fileAndLine(), List.of(), log, "");
    }

    Result judged(Judgement judgement, History history, Collection<String> sqlStates) {
        symptoms = Symptoms.of(history, sqlStates);
        boolean accepted = scenario.accept().contains(judgement.behaviour());
        // TTCN-3 (ES 201 873-1, 24.1): fail overwrites inconclusive, and inconclusive overwrites pass.
        if (history.acts().isEmpty() || (accepted && !judgement.unseen().isEmpty())) {
            String reason = history.acts().isEmpty()
                    ? "nothing was compared"
                    : judgement.unseen().get(0);
            return result(
                    Verdict.INCONCLUSIVE,
                    Optional.of(judgement.behaviour()),
                    reason,
                    scenario.at().fileAndLine(),
                    texts(judgement.findings()),
                    history.log(),
                    "");
        }
        if (accepted && !judgement.absent().isEmpty()) {
            String reason = judgement.absent().get(0);
            String where = scenario.at().fileAndLine();
            return result(Verdict.NOT_APPLICABLE, Optional.empty(), reason, where, List.of(), history.log(), "");
        }
        Verdict verdict = accepted ? Verdict.PASS : Verdict.FAIL;
        Optional<SchemaDifference> difference = difference(history);
        Optional<Finding> worst = judgement.findings().stream().max(Comparator.comparing(Finding::behaviour));
        return result(
                verdict,
                Optional.of(judgement.behaviour()),
                worst.map(Finding::what).orElse(""),
                worst.map(finding -> finding.at().fileAndLine())
                        .orElse(scenario.at().fileAndLine()),
                texts(judgement.findings()),
                story(history, difference),
                difference.map(one -> one.render(DIFFERENCE_LINES)).orElse(""));
    }

    Result kept(Result result, Endpoint database) {
        return new Result(
                result.scenario(),
                result.caseName(),
                result.caseTitle(),
                result.runner(),
                result.runnerVersion(),
                result.postgres(),
                result.verdict(),
                result.behaviour(),
                result.accepted(),
                result.expectation(),
                result.reason(),
                result.location(),
                result.findings(),
                result.story(),
                result.difference(),
                result.reproduce(),
                Optional.of(database.toString()),
                result.evidence());
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::behaviour).reversed())
                .map(finding ->
                        finding.at().fileAndLine() + ": " + Words.spelling(finding.behaviour()) + ": " + finding.what())
                .toList();
    }

    /** How the schema differs at the end from the one that the last act should have left; empty if there is no such. */
    static Optional<SchemaDifference> difference(History history) {
        ActSeen last = history.acts().get(history.acts().size() - 1);
        return last.truth() instanceof Oracle.Schema truth
                ? Optional.of(last.differenceFrom(truth.snapshot()))
                : Optional.empty();
    }

    /** The story, and at which level it was judged. */
    private static List<String> story(History history, Optional<SchemaDifference> difference) {
        List<String> story = new ArrayList<>(history.log());
        difference.ifPresent(one -> story.add("the schema was compared at " + one.levelText()));
        return story;
    }

    private Result result(
            Verdict verdict,
            Optional<Behaviour> behaviour,
            String reason,
            String location,
            List<String> findings,
            List<String> log,
            String difference) {
        return new Result(
                scenario.id(),
                story.name(),
                story.title(),
                runner,
                facts.runnerVersion(),
                facts.postgres(),
                verdict,
                behaviour,
                scenario.accept(),
                expectation(verdict, behaviour),
                explain(verdict, behaviour, reason),
                location,
                findings,
                log,
                difference,
                reproduce(),
                Optional.empty(),
                Evidence.NONE);
    }

    private Result.Expectation expectation(Verdict verdict, Optional<Behaviour> behaviour) {
        if (verdict == Verdict.ERROR || verdict == Verdict.INCONCLUSIVE) {
            return Result.Expectation.UNEXPECTED;
        }
        if (verdict == Verdict.NONE) {
            return Result.Expectation.AS_EXPECTED;
        }
        if (verdict == Verdict.FAIL && records.covers(behaviour, symptoms)) {
            return Result.Expectation.AS_EXPECTED;
        }
        if (records.stale(verdict, behaviour, symptoms).isPresent()) {
            return Result.Expectation.STALE_DEVIATION;
        }
        return verdict == Verdict.FAIL ? Result.Expectation.UNEXPECTED : Result.Expectation.AS_EXPECTED;
    }

    private String explain(Verdict verdict, Optional<Behaviour> behaviour, String reason) {
        if (expectation(verdict, behaviour) != Result.Expectation.STALE_DEVIATION) {
            return reason;
        }
        return records.stale(verdict, behaviour, symptoms).orElseThrow() + (reason.isEmpty() ? "" : ": " + reason);
    }

    private String reproduce() {
        String option = scenario.exploration().isPresent() ? " --at " : " --case ";
        boolean plain = story.name().matches("[A-Za-z0-9:-]*");
        String name = story.name().isEmpty() ? "" : option + (plain ? story.name() : "'" + story.name() + "'");
        return "./assay reproduce " + scenario.id() + name + " --runner " + runner;
    }
}
