package dev.assay.engine.scenario;

import dev.assay.engine.yaml.Location;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the steps of a scenario. */
final class StepDecoder {

    /** The verbs of the language, each with the keys that may stand beside it. */
    private static final Map<String, List<String>> VERBS = Map.ofEntries(
            Map.entry("deploy", List.of("fault", "expect")),
            Map.entry("adopt", List.of("expect")),
            Map.entry("rollback", List.of("to", "expect")),
            Map.entry("recover", List.of("to", "expect")),
            Map.entry("race", List.of("when", "then-release", "expect")),
            Map.entry("install", List.of()),
            Map.entry("sql", List.of()),
            Map.entry("legacy", List.of()),
            Map.entry("hold", List.of()),
            Map.entry("release", List.of("commit")),
            Map.entry("await", List.of()));

    private final MigrationTable migrations;
    private final List<Problem> problems;
    private final Set<String> held = new HashSet<>();

    StepDecoder(MigrationTable migrations, List<Problem> problems) {
        this.migrations = migrations;
        this.problems = problems;
    }

    List<Step> steps(MappingDecoder scenario) {
        List<Step> steps = new ArrayList<>();
        List<YamlNode> items = scenario.items("steps");
        items.forEach(item -> step(item).ifPresent(steps::add));
        if (items.isEmpty()) {
            scenario.missing("steps");
        } else if (problems.isEmpty() && steps.stream().noneMatch(Step.Act.class::isInstance)) {
            scenario.wrong(
                    items.get(0),
                    "at least one step in which the runner acts (deploy, adopt, rollback, recover, race)",
                    "add '- deploy: [...]': without it nothing would be judged");
        }
        return steps;
    }

    private Optional<Step> step(YamlNode node) {
        List<String> verbs = node instanceof YamlNode.Mapping mapping
                ? mapping.entries().keySet().stream().filter(this::mayLead).toList()
                : List.of();
        if (verbs.isEmpty()) {
            problems.add(new Problem(
                    node.at(),
                    "one of the steps "
                            + String.join(", ", VERBS.keySet().stream().sorted().toList()),
                    node.describe(),
                    "a step begins with its verb",
                    unknownVerb(node)));
            return Optional.empty();
        }
        String verb = verbs.get(0);
        List<String> known = new ArrayList<>(List.of(verb));
        known.addAll(VERBS.getOrDefault(verb, List.of()));
        return Optional.ofNullable(decode(verb, MappingDecoder.of(node, known, problems)));
    }

    private boolean mayLead(String key) {
        return VERBS.containsKey(key);
    }

    private static String unknownVerb(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping && !mapping.entries().isEmpty()
                ? "did you mean '"
                        + MappingDecoder.nearest(
                                mapping.entries().keySet().iterator().next(), VERBS.keySet())
                        + "'?"
                : "write for instance '- deploy: [1, 2]'";
    }

    private @org.jspecify.annotations.Nullable Step decode(String verb, MappingDecoder step) {
        Location at = step.at();
        return switch (verb) {
            case "deploy" -> deploy(step);
            case "adopt" -> new Step.Adopt(release(step, verb), expect(step, Expectation.SUCCESS), at);
            case "rollback" ->
                new Step.Rollback(release(step, verb), version(step), expect(step, Expectation.SUCCESS), at);
            case "recover" ->
                new Step.Recover(release(step, verb), version(step), expect(step, Expectation.SUCCESS), at);
            case "race" -> race(step);
            case "install" -> new Step.Install(step.text(verb), at);
            case "sql" -> new Step.Sql(step.text(verb), at);
            case "legacy" -> legacy(step);
            case "hold" -> hold(step);
            case "release" -> letGo(step);
            default -> await(step);
        };
    }

    private Step deploy(MappingDecoder step) {
        Optional<Fault> fault = step.node("fault").map(this::fault);
        Expectation otherwise = fault.isPresent() ? Expectation.EITHER : Expectation.SUCCESS;
        return new Step.Deploy(release(step, "deploy"), fault, expect(step, otherwise), step.at());
    }

    private Step race(MappingDecoder step) {
        String session = step.text("then-release");
        heldBefore(step, "then-release", session);
        if (!step.has("when")) {
            step.missing("when");
        }
        Waiting when = step.node("when").map(this::waiting).orElse(new Waiting("", Optional.empty()));
        return new Step.Race(release(step, "race"), when, session, expect(step, Expectation.SUCCESS), step.at());
    }

    private Fault fault(YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(node, List.of("terminate", "kill", "when"), problems);
        Fault.Kind kind = decoder.has("kill") ? Fault.Kind.KILL_RUNNER : Fault.Kind.TERMINATE_BACKEND;
        String verb = decoder.has("kill") ? "kill" : "terminate";
        String victim = decoder.has("kill") ? "runner" : "backend";
        if (decoder.has("kill") && decoder.has("terminate")) {
            decoder.wrong(node, "one fault", "keep 'kill: runner' or 'terminate: backend'");
        } else if (!decoder.text(verb).equals(victim)) {
            decoder.wrong(node, "'" + verb + ": " + victim + "'", "write '" + verb + ": " + victim + "'");
        }
        if (!decoder.has("when")) {
            decoder.missing("when");
        }
        Waiting when = decoder.node("when").map(this::waiting).orElse(new Waiting("", Optional.empty()));
        return new Fault(kind, when, node.at());
    }

    private Waiting waiting(YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(node, List.of("waiting", "phase"), problems);
        Optional<Waiting.Phase> phase = decoder.has("phase")
                ? Optional.of(decoder.word("phase", Waiting.Phase.class, Waiting.Phase.LATE))
                : Optional.empty();
        return new Waiting(decoder.text("waiting"), phase);
    }

    private Step legacy(MappingDecoder step) {
        YamlNode node = step.node("legacy").orElseThrow();
        MappingDecoder decoder = MappingDecoder.of(node, List.of("tracker", "version", "dirty", "applied"), problems);
        String tracker = decoder.text("tracker");
        if (!tracker.matches("[a-z_]+\\.[a-z_]+")) {
            decoder.wrong(node, "a tracker written schema.table", "write 'tracker: public.schema_migrations'");
            tracker = "public.schema_migrations";
        }
        OptionalLong version = decoder.number("version").map(OptionalLong::of).orElse(OptionalLong.empty());
        return new Step.Legacy(
                tracker.substring(0, tracker.indexOf('.')),
                tracker.substring(tracker.indexOf('.') + 1),
                version,
                decoder.flag("dirty", false),
                migrations.release(decoder.items("applied"), node.at()),
                step.at());
    }

    private Step hold(MappingDecoder step) {
        YamlNode node = step.node("hold").orElseThrow();
        MappingDecoder decoder = MappingDecoder.of(node, List.of("session", "isolation", "sql"), problems);
        String isolation = decoder.optionalText("isolation").orElse("read committed");
        if (!Set.of("read committed", "repeatable read", "serializable").contains(isolation)) {
            decoder.wrong(node, "an isolation level of PostgreSQL", "write 'isolation: repeatable read'");
            isolation = "read committed";
        }
        String session = decoder.text("session");
        if (!held.add(session)) {
            decoder.wrong(
                    node,
                    "a session name that is not held yet",
                    "release '" + session + "' first, or use another name");
        }
        return new Step.Hold(session, isolation, decoder.text("sql"), step.at());
    }

    private Step letGo(MappingDecoder step) {
        String session = step.text("release");
        heldBefore(step, "release", session);
        held.remove(session);
        return new Step.LetGo(session, step.flag("commit", false), step.at());
    }

    private void heldBefore(MappingDecoder step, String key, String session) {
        if (!session.isEmpty() && !held.contains(session)) {
            step.node(key)
                    .ifPresent(node -> step.wrong(
                            node,
                            "a session that an earlier step holds: " + String.join(", ", held),
                            "add '- hold: {session: " + session + ", ...}' before"));
        }
    }

    private Step await(MappingDecoder step) {
        if (!"orphans".equals(step.text("await"))) {
            step.node("await").ifPresent(node -> step.wrong(node, "'orphans'", "write 'await: orphans'"));
        }
        return new Step.AwaitOrphans(step.at());
    }

    private Release release(MappingDecoder step, String verb) {
        return migrations.release(step.items(verb), step.at());
    }

    private long version(MappingDecoder step) {
        if (!step.has("to")) {
            step.missing("to");
        }
        return step.number("to").orElse(0L);
    }

    private Expectation expect(MappingDecoder step, Expectation otherwise) {
        return step.node("expect").map(node -> expectation(node, otherwise)).orElse(otherwise);
    }

    private Expectation expectation(YamlNode node, Expectation otherwise) {
        MappingDecoder decoder = MappingDecoder.of(node, List.of("outcome", "names"), problems);
        return new Expectation(
                decoder.word("outcome", Expectation.Outcome.class, otherwise.outcome()), decoder.texts("names"));
    }
}
