package dev.assay.engine.scenario;

import dev.assay.engine.yaml.Location;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the steps of a scenario: finds the verb of each, and hands its parts to the decoders of them. */
final class StepDecoder {

    private final MigrationTable migrations;
    private final List<Problem> problems;
    private final FaultDecoder faults;
    private final SessionDecoder sessions;
    private final LegacyDecoder legacies;

    StepDecoder(MigrationTable migrations, List<Problem> problems) {
        this.migrations = migrations;
        this.problems = problems;
        this.faults = new FaultDecoder(problems);
        this.sessions = new SessionDecoder(problems);
        this.legacies = new LegacyDecoder(migrations, problems);
    }

    List<Step> steps(MappingDecoder scenario) {
        List<Step> steps = new ArrayList<>();
        List<YamlNode> items = scenario.items("steps");
        ScenarioParser.required(scenario, "steps");
        int before = problems.size();
        items.forEach(item -> step(item).ifPresent(steps::add));
        boolean sound = !items.isEmpty() && problems.size() == before;
        if (sound && steps.stream().noneMatch(Step.Act.class::isInstance)) {
            scenario.wrong(
                    items.get(0),
                    "at least one step in which the runner acts (" + String.join(", ", Vocabulary.acts()) + ")",
                    "add '- deploy: [...]': without it nothing would be judged");
        }
        return steps;
    }

    private Optional<Step> step(YamlNode node) {
        List<YamlNode.Entry> verbs = entries(node).stream()
                .filter(entry -> Vocabulary.verbs().contains(entry.key()))
                .toList();
        if (verbs.isEmpty()) {
            noVerb(node);
            return Optional.empty();
        }
        if (verbs.size() > 1) {
            twoVerbs(verbs);
            return Optional.empty();
        }
        String verb = verbs.get(0).key();
        return Optional.of(decode(verb, MappingDecoder.of(node, Vocabulary.step(verb), problems)));
    }

    private static List<YamlNode.Entry> entries(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping
                ? List.copyOf(mapping.entries().values())
                : List.of();
    }

    private void noVerb(YamlNode node) {
        Optional<YamlNode.Entry> misspelt = entries(node).stream()
                .min(Comparator.comparing(entry -> Words.distance(entry.key(), Vocabulary.verbs())));
        problems.add(new Problem(
                misspelt.map(YamlNode.Entry::at).orElse(node.at()),
                "one of the steps " + String.join(", ", Vocabulary.verbs()),
                misspelt.map(entry -> "the unknown step '" + entry.key() + "'").orElse(node.describe()),
                "a step holds exactly one verb",
                misspelt.map(entry -> "did you mean '" + Words.nearest(entry.key(), Vocabulary.verbs()) + "'?")
                        .orElse("write for instance '- deploy: [1, 2]'")));
    }

    private void twoVerbs(List<YamlNode.Entry> verbs) {
        String second = verbs.get(1).key();
        problems.add(new Problem(
                verbs.get(1).at(),
                "one verb a step",
                "'" + second + "' beside '" + verbs.get(0).key() + "'",
                "a step holds exactly one verb",
                "begin a step of its own with '- " + second + ": ...'"));
    }

    private Step decode(String verb, MappingDecoder step) {
        Optional<Action.Verb> action = Words.find(Action.Verb.class, verb);
        if (action.isPresent()) {
            return solo(step, action.get());
        }
        Location at = step.at();
        return switch (verb) {
            case "race" -> race(step);
            case "install" -> new Step.Install(step.text(verb), at);
            case "sql" -> new Step.Sql(step.text(verb), at);
            case "legacy" -> legacies.legacy(step);
            case "tracker" -> new Step.Tracker(trackerChange(step), at);
            case "hold" -> sessions.hold(step);
            case "release" -> sessions.letGo(step);
            default -> await(step);
        };
    }

    private Step solo(MappingDecoder step, Action.Verb verb) {
        Optional<Fault> fault = fault(step);
        Release onDisk = release(step, Words.spelling(verb));
        Release release = new Release(onDisk.migrations(), new OtherFilesDecoder(problems).files(step, "beside"));
        OptionalLong to = verb.hasTarget() ? OptionalLong.of(target(step, release)) : OptionalLong.empty();
        return new Step.Solo(new Action(verb, to), release, via(step), fault, expect(step, usual(fault)), step.at());
    }

    private static Step.TrackerChange trackerChange(MappingDecoder step) {
        return step.word("tracker", Step.TrackerChange.class, Step.TrackerChange.REVERSED);
    }

    /** A pooler makes up process ids and keeps sessions of its own, so that a fault would act on something else. */
    private static Optional<Pooler> via(MappingDecoder step) {
        if (step.has("via") && step.has("fault")) {
            step.node("fault")
                    .ifPresent(node -> step.wrong(node, "no 'fault' beside 'via'", "take one of the two out"));
        }
        return step.has("via") ? Optional.of(step.word("via", Pooler.class, Pooler.PGBOUNCER)) : Optional.empty();
    }

    private Optional<Fault> fault(MappingDecoder step) {
        return step.node("fault").map(faults::fault);
    }

    /** What an act comes to when the scenario does not say. */
    private static Expectation usual(Optional<Fault> fault) {
        return fault.isPresent() ? Expectation.EITHER : Expectation.SUCCESS;
    }

    private Step race(MappingDecoder step) {
        return new Step.Race(
                release(step, "race"),
                faults.waitingMoment(step),
                sessions.released(step, "then-release"),
                step.word("release-after", Step.ReleaseAfter.class, Step.ReleaseAfter.DEADLOCK_TIMEOUT),
                expect(step, Expectation.SUCCESS),
                step.at());
    }

    private Step await(MappingDecoder step) {
        String what = step.text("await");
        if (!what.isEmpty() && !what.equals("orphans")) {
            step.wrong("await", "'orphans'", "write 'await: orphans'");
        }
        return new Step.AwaitOrphans(step.at());
    }

    private Release release(MappingDecoder step, String verb) {
        List<YamlNode> references = step.items(verb);
        if (references.isEmpty()) {
            step.node(verb)
                    .filter(YamlNode.Sequence.class::isInstance)
                    .ifPresent(node ->
                            step.wrong(node, "at least one migration for '" + verb + "'", "write for instance [1, 2]"));
        }
        return migrations.release(references);
    }

    private static long target(MappingDecoder step, Release release) {
        if (!step.has("to")) {
            step.missing("to");
        }
        long to = step.number("to").orElse(0L);
        if (to != 0 && !release.migrations().isEmpty() && !release.versions().contains(to)) {
            step.node("to")
                    .ifPresent(node -> step.wrong(
                            node, "a version of the release, or 0 for none", "choose from " + release.versions()));
        }
        return to;
    }

    private Expectation expect(MappingDecoder step, Expectation otherwise) {
        return step.node("expect").map(node -> expectation(node, otherwise)).orElse(otherwise);
    }

    private Expectation expectation(YamlNode node, Expectation otherwise) {
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.EXPECT, problems);
        return new Expectation(
                decoder.word("outcome", Expectation.Outcome.class, otherwise.outcome()), decoder.texts("names"));
    }
}
