package dev.assay.engine.execution;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.compare.ObjectChange;
import dev.assay.engine.execution.Evidence.ActEvidence;
import dev.assay.engine.execution.Evidence.FaultSeen;
import dev.assay.engine.execution.Evidence.RunnerEnd;
import dev.assay.engine.execution.Evidence.Shown;
import dev.assay.engine.execution.Evidence.StepSeen;
import dev.assay.engine.execution.Evidence.VersionTruth;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.schema.SchemaDifference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes down what was seen of a case for those who were not there. It is read by people and decides nothing. */
final class EvidenceWriter {

    private static final int LONGEST_OUTPUT = 16 * 1024;
    private static final int LONGEST_SQL = 8 * 1024;
    private static final int LONGEST_LINE = 2 * 1024;
    private static final int MOST_LINES = 400;
    /** Of the many cases of an exploration each tells of the neighbourhood of its point. */
    private static final int MOST_LINES_OF_POINT = 48;

    private static final int MOST_OBJECTS = 40;
    private static final String FAULT_MARK = "!";

    private final Scenario scenario;
    private final Scenario.Case story;
    private final History history;
    private final Stage stage;

    EvidenceWriter(Scenario scenario, Scenario.Case story, History history, Stage stage) {
        this.scenario = scenario;
        this.story = story;
        this.history = history;
        this.stage = stage;
    }

    Evidence write() {
        List<StepSeen> steps = story.steps().stream().map(this::step).toList();
        Optional<SchemaDifference> difference =
                history.acts().isEmpty() ? Optional.empty() : ResultWriter.difference(history);
        return new Evidence(
                history.milliseconds(),
                steps,
                difference.map(one -> ObjectChange.listOf(one, MOST_OBJECTS)).orElse(List.of()).stream()
                        .map(EvidenceWriter::bounded)
                        .toList(),
                difference.map(one -> one.objects().size()).orElse(0));
    }

    private static ObjectChange bounded(ObjectChange change) {
        return new ObjectChange(
                change.is(),
                change.kind(),
                Excerpts.text(change.identity(), LONGEST_LINE),
                Excerpts.text(change.reference(), LONGEST_SQL),
                Excerpts.text(change.actual(), LONGEST_SQL));
    }

    /** Two steps may look the same; what was seen belongs to one of them. */
    @SuppressWarnings("ReferenceEquality")
    private StepSeen step(Step step) {
        Optional<History.Played> played = history.played(step);
        Optional<ActSeen> act =
                history.acts().stream().filter(seen -> seen.act() == step).findFirst();
        return new StepSeen(
                act.map(ActSeen::title).orElseGet(() -> StepText.title(step)),
                Excerpts.text(StepText.of(step), LONGEST_SQL),
                step.at().line(),
                played.isPresent(),
                played.map(History.Played::start).orElse(0L),
                played.map(History.Played::milliseconds).orElse(0L),
                act.map(this::act));
    }

    private ActEvidence act(ActSeen seen) {
        int lines = scenario.exploration().isPresent() ? MOST_LINES_OF_POINT : MOST_LINES;
        return new ActEvidence(
                seen.outcomes().stream().map(EvidenceWriter::end).toList(),
                seen.fault().map(fault -> new FaultSeen(fault.fired(), Excerpts.text(fault.what(), LONGEST_LINE))),
                List.copyOf(seen.act().release().versions()),
                List.copyOf(seen.after().applied().versions()),
                seen.after().applied().dirty().stream().boxed().findFirst(),
                truth(seen),
                Excerpts.lines(seen.residue(), FAULT_MARK, MOST_LINES_OF_POINT, LONGEST_LINE),
                Excerpts.lines(stage.channels().lines(seen.number()), FAULT_MARK, lines, LONGEST_LINE));
    }

    /** Where schema, rows and applied set were compared and are right, no closer look is needed. */
    private List<VersionTruth> truth(ActSeen seen) {
        boolean right = seen.succeeded()
                && !(seen.twin() instanceof Twin.Unknown)
                && SuccessCheck.findings(seen).isEmpty();
        return right
                ? seen.act().release().versions().stream()
                        .map(version -> new VersionTruth(
                                version, seen.target().contains(version) ? Shown.APPLIED : Shown.ABSENT))
                        .toList()
                : TrueSet.of(seen, stage.oracle());
    }

    private static RunnerEnd end(Outcome outcome) {
        return new RunnerEnd(
                outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                outcome.exitCode(),
                Excerpts.text(outcome.output(), LONGEST_OUTPUT));
    }
}
