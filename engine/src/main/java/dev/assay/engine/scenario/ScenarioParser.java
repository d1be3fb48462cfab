package dev.assay.engine.scenario;

import dev.assay.engine.schema.Level;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Location;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import dev.assay.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a scenario from YAML. */
public final class ScenarioParser {

    /** Behaviours that no scenario may accept (design: a silent wrong state is never right). */
    private static final Set<Behaviour> NEVER_ACCEPTED = EnumSet.of(Behaviour.DIVERGES, Behaviour.REPEATS);

    private final List<Problem> problems = new ArrayList<>();

    private ScenarioParser() {}

    /**
     * Reads one scenario.
     *
     * @param file the name of the file for messages
     * @param text its content
     * @return the scenario
     * @throws InputException with every problem of the file
     */
    public static Scenario parse(String file, String text) {
        return new ScenarioParser().scenario(YamlReader.read(file, text));
    }

    private Scenario scenario(YamlNode root) {
        MappingDecoder top = MappingDecoder.of(root, Vocabulary.SCENARIO, problems);
        MigrationTable migrations = MigrationTable.decode(top, problems);
        List<Step> steps = new StepDecoder(migrations, problems).steps(top);
        requireCapabilities(top, steps);
        requireAlone(top, steps);
        ExplorationDecoder.Explored explored = new ExplorationDecoder(top, steps, problems).decode();
        Scenario scenario = new Scenario(
                slug(top, "id"),
                top.text("title"),
                slug(top, "family"),
                slug(top, "profile"),
                severity(top),
                sources(top),
                rules(top),
                top.text("story"),
                capabilities(top),
                top.flag("alone", false),
                top.word("collation", Collation.class, Collation.C),
                top.word("level", Level.class, Level.STRICT),
                explored.cases(),
                explored.exploration(),
                accept(top),
                top.at());
        if (!problems.isEmpty()) {
            throw new InputException(problems.stream()
                    .sorted(Comparator.comparing(
                                    (Problem problem) -> problem.where().line())
                            .thenComparing(problem -> problem.where().column()))
                    .distinct()
                    .toList());
        }
        return scenario;
    }

    private static String slug(MappingDecoder top, String key) {
        String text = top.text(key);
        if (!text.isBlank() && !text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            top.node(key)
                    .ifPresent(node -> top.wrong(
                            node,
                            "lower case letters, digits and hyphens for '" + key + "'",
                            "write for instance 'parallel-merge'"));
        }
        return text;
    }

    private static Severity severity(MappingDecoder top) {
        if (!top.has("severity")) {
            top.missing("severity");
        }
        return top.word("severity", Severity.class, Severity.LOUD);
    }

    private static List<String> sources(MappingDecoder top) {
        List<String> sources = top.texts("sources");
        required(top, "sources");
        return sources;
    }

    private static List<String> rules(MappingDecoder top) {
        List<String> rules = top.texts("rules");
        for (YamlNode node : top.items("rules")) {
            if (node instanceof YamlNode.Scalar scalar && !RuleId.isOne(scalar.text())) {
                top.wrong(node, RuleId.SHAPE + " in 'rules'", "'./assay list rules' lists the rules");
            }
        }
        if (rules.stream().distinct().count() < rules.size()) {
            top.node("rules")
                    .ifPresent(node -> top.wrong(node, "each rule once in 'rules'", "take the second one out"));
        }
        return rules;
    }

    /** Notes a list that is not there or empty; one of a wrong type was noted when it was taken. */
    static void required(MappingDecoder decoder, String list) {
        boolean there = decoder.node(list)
                .filter(node -> !(node instanceof YamlNode.Sequence sequence)
                        || !sequence.items().isEmpty())
                .isPresent();
        if (!there) {
            decoder.missing(list);
        }
    }

    private static Set<Capability> capabilities(MappingDecoder top) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        capabilities.addAll(top.words("requires", Capability.class));
        return capabilities;
    }

    /** A runner that cannot do an act would be in error, where the story does not apply to it. */
    private void requireCapabilities(MappingDecoder top, List<Step> steps) {
        Set<Capability> required = capabilities(top);
        for (Step step : steps) {
            if (step instanceof Step.Act act) {
                Action.Verb verb = act.action().verb();
                verb.needs()
                        .filter(capability -> !required.contains(capability))
                        .ifPresent(capability -> problems.add(
                                notRequired(act.at(), "the step '" + Words.spelling(verb) + "'", capability)));
                if (!required.contains(Capability.DEFER)) {
                    act.release().migrations().stream()
                            .filter(Migration::deferred)
                            .forEach(one ->
                                    problems.add(notRequired(one.at(), "a deferred migration", Capability.DEFER)));
                }
            }
        }
    }

    private static Problem notRequired(Location at, String what, Capability needed) {
        String capability = Words.spelling(needed);
        return new Problem(
                at,
                "'requires: [" + capability + "]' in a scenario with " + what,
                "no such requirement",
                "not every runner has this, and to those that have not the scenario does not apply",
                "add '" + capability + "' to 'requires'");
    }

    /** Every database of the server goes down with it. */
    private void requireAlone(MappingDecoder top, List<Step> steps) {
        if (top.flag("alone", false)) {
            return;
        }
        steps.stream()
                .filter(Step.Solo.class::isInstance)
                .flatMap(step -> ((Step.Solo) step).fault().stream())
                .filter(fault -> fault.kind() == Fault.Kind.SERVER_CRASH)
                .forEach(fault -> problems.add(new Problem(
                        fault.at(),
                        "'alone: true' beside the fault 'server-crash'",
                        "no such 'alone'",
                        "the server would crash under other cases, too",
                        "add 'alone: true' to the scenario")));
    }

    private static List<Behaviour> accept(MappingDecoder top) {
        List<Behaviour> accept = top.words("accept", Behaviour.class);
        required(top, "accept");
        if (!accept.equals(accept.stream().distinct().sorted().toList())) {
            top.node("accept")
                    .ifPresent(
                            node -> top.wrong(node, "behaviours best first, each once", "write " + bestFirst(accept)));
        }
        Optional<Behaviour> never =
                accept.stream().filter(NEVER_ACCEPTED::contains).findFirst();
        never.ifPresent(behaviour -> top.node("accept")
                .ifPresent(node -> top.wrong(
                        node,
                        "behaviours other than diverges and repeats for 'accept'",
                        "take '" + Words.spelling(behaviour) + "' out: a silent wrong state is never right")));
        return accept;
    }

    private static String bestFirst(List<Behaviour> accept) {
        return accept.stream().distinct().sorted().map(Words::spelling).collect(Collectors.joining(", ", "[", "]"));
    }
}
