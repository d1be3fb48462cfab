package dev.assay.report.html;

import dev.assay.engine.compare.ObjectChange;
import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Evidence.ActEvidence;
import dev.assay.engine.execution.Evidence.Shown;
import dev.assay.engine.execution.Evidence.StepSeen;
import dev.assay.engine.execution.Evidence.VersionTruth;
import dev.assay.engine.execution.Result;
import dev.assay.engine.yaml.Words;
import dev.assay.report.html.CaseView.ChangeView;
import dev.assay.report.html.CaseView.EndView;
import dev.assay.report.html.CaseView.FaultView;
import dev.assay.report.html.CaseView.StepView;
import dev.assay.report.html.CaseView.VersionView;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes of a result what the page shows. */
final class CaseViews {

    private static final int LONGEST_SQL = 2000;
    private static final int PERCENT = 100;

    private final Detail detail;
    private final PlainScripts scripts;

    CaseViews(Detail detail, PlainScripts scripts) {
        this.detail = detail;
        this.scripts = scripts;
    }

    CaseView of(Result result, boolean open) {
        Evidence evidence = result.evidence();
        Detail shown = detail.of(result);
        return new CaseView(
                result.caseName(),
                result.caseTitle(),
                Sign.of(result),
                result.accepted().stream().map(Words::spelling).collect(Collectors.joining(" or ")),
                result.reason(),
                result.location(),
                result.findings(),
                result.reproduce(),
                scripts.of(result).orElse(""),
                duration(evidence.milliseconds()),
                evidence.steps().stream()
                        .map(step -> step(step, Math.max(1, evidence.milliseconds()), shown))
                        .toList(),
                evidence.changes().stream().map(CaseViews::change).toList(),
                evidence.changesInAll() - evidence.changes().size(),
                open);
    }

    private static StepView step(StepSeen step, long whole, Detail shown) {
        Optional<ActEvidence> act = step.act();
        List<String> trace = act.map(ActEvidence::trace).orElse(List.of());
        return new StepView(
                step.title(),
                shortened(step.text(), LONGEST_SQL),
                step.reached(),
                duration(step.start()),
                duration(step.milliseconds()),
                percent(step.start(), whole),
                Math.max(1, percent(step.milliseconds(), whole)),
                act.map(seen -> ends(seen, shown.output())).orElse(List.of()),
                act.flatMap(ActEvidence::fault).stream()
                        .map(fault -> new FaultView(fault.fired(), fault.what()))
                        .toList(),
                act.map(CaseViews::agreed).orElse(""),
                act.filter(seen -> agreed(seen).isEmpty())
                        .map(CaseViews::versions)
                        .orElse(List.of()),
                act.flatMap(ActEvidence::dirty).map(String::valueOf).orElse(""),
                act.map(ActEvidence::residue).orElse(List.of()),
                TraceRows.of(trace, shown.requests()),
                (int) trace.stream().filter(line -> line.startsWith("F\t")).count());
    }

    private static List<EndView> ends(ActEvidence act, int most) {
        return act.runners().stream()
                .map(end -> new EndView(
                        end.exitCode() < 0 ? end.ending() : end.ending() + ", exit " + end.exitCode(),
                        shortened(end.output().strip(), most)))
                .toList();
    }

    /** The applied set, where the files, the tracker and the schema say the same of it; otherwise nothing. */
    private static String agreed(ActEvidence act) {
        List<Long> shown = act.truth().stream()
                .filter(truth -> truth.is() == Shown.APPLIED)
                .map(VersionTruth::version)
                .toList();
        boolean agreed = act.onDisk().equals(act.claimed()) && act.onDisk().equals(shown);
        return agreed ? shown.stream().map(String::valueOf).collect(Collectors.joining(", ")) : "";
    }

    private static List<VersionView> versions(ActEvidence act) {
        SortedSet<Long> all = new TreeSet<>(act.onDisk());
        all.addAll(act.claimed());
        return all.stream().map(version -> version(version, act)).toList();
    }

    private static VersionView version(long version, ActEvidence act) {
        boolean claimed = act.claimed().contains(version);
        Optional<Shown> shown = act.truth().stream()
                .filter(truth -> truth.version() == version)
                .map(VersionTruth::is)
                .findFirst();
        boolean lie = claimed
                && shown.filter(is -> is == Shown.ABSENT || is == Shown.PARTLY).isPresent();
        boolean unclaimed = !claimed
                && shown.filter(is -> is == Shown.APPLIED || is == Shown.PARTLY).isPresent();
        return new VersionView(
                String.valueOf(version),
                act.onDisk().contains(version) ? "yes" : "no",
                claimed ? "yes" : "no",
                shown.map(CaseViews::words).orElse("not known"),
                lie || unclaimed ? "lie" : "");
    }

    private static String words(Shown shown) {
        return switch (shown) {
            case APPLIED -> "yes";
            case PARTLY -> "partly";
            case ABSENT -> "no";
            case UNSEEN -> "a schema cannot show it";
        };
    }

    private static ChangeView change(ObjectChange change) {
        return new ChangeView(
                change.is(),
                change.kind() + " " + change.identity(),
                change.reference().isEmpty() ? "(should not be there)" : shortened(change.reference(), LONGEST_SQL),
                change.actual().isEmpty() ? "(is not there)" : shortened(change.actual(), LONGEST_SQL));
    }

    private static int percent(long part, long whole) {
        return (int) Math.min(PERCENT, part * PERCENT / whole);
    }

    static String duration(long milliseconds) {
        return milliseconds < 10_000 ? milliseconds + " ms" : milliseconds / 1000 + " s";
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = most / 4;
        int tail = text.length() - (most - head);
        return text.substring(0, head) + "\n\u2026 " + (tail - head) + " characters left out here; they are in the"
                + " results \u2026\n" + text.substring(tail);
    }
}
