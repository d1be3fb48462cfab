package dev.assay.engine.scenario;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a scenario becomes several cases: those that follow from the story at once, and those to be explored. */
final class ExplorationDecoder {

    /** What a scenario is turned into. */
    private enum Word {
        UPGRADES,
        CRASH_POINTS,
        INTERLEAVINGS
    }

    /**
     * What comes out.
     *
     * @param cases the cases that are known at once; of an explored scenario the one without a fault
     * @param exploration what is to be explored, if anything is
     */
    record Explored(List<Scenario.Case> cases, Optional<Exploration> exploration) {}

    private final MappingDecoder scenario;
    private final List<Step> steps;
    private final List<Problem> problems;

    ExplorationDecoder(MappingDecoder scenario, List<Step> steps, List<Problem> problems) {
        this.scenario = scenario;
        this.steps = steps;
        this.problems = problems;
    }

    Explored decode() {
        Optional<YamlNode> node = scenario.node("explore");
        if (node.isEmpty()) {
            return new Explored(plain(), Optional.empty());
        }
        if (node.get() instanceof YamlNode.Mapping mapping) {
            return new Explored(plain(), Optional.of(exploration(mapping)));
        }
        return switch (scenario.word("explore", Word.class, Word.UPGRADES)) {
            case UPGRADES -> new Explored(upgrades(node.get()), Optional.empty());
            case CRASH_POINTS -> explored(Exploration.Kind.CRASH_POINTS, node.get());
            case INTERLEAVINGS -> explored(Exploration.Kind.INTERLEAVINGS, node.get());
        };
    }

    private Explored explored(Exploration.Kind kind, YamlNode node) {
        requireExplorable(node);
        return new Explored(plain(), Optional.of(kind.at(node.at())));
    }

    private List<Scenario.Case> plain() {
        return List.of(new Scenario.Case("", steps));
    }

    private Exploration exploration(YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.EXPLORE, problems);
        requireExplorable(node);
        Optional<YamlNode> interleavings = decoder.node("interleavings");
        if (interleavings.isEmpty()) {
            return crashPoints(decoder, node);
        }
        if (decoder.has("crash-points") || decoder.has("retries")) {
            decoder.wrong(
                    node,
                    "'interleavings' alone, or 'crash-points' with 'retries'",
                    "write two scenarios: one for the crash points, one for the interleavings");
        }
        return interleavings(interleavings.get(), node);
    }

    private Exploration interleavings(YamlNode value, YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(value, Vocabulary.INTERLEAVINGS, problems);
        ScenarioParser.required(decoder, "lost");
        return new Exploration.Interleavings(Optional.of(decoder.word("lost", Loss.class, Loss.LOCK)), node.at());
    }

    private Exploration crashPoints(MappingDecoder decoder, YamlNode node) {
        List<Fault.Kind> modes = decoder.words("crash-points", Fault.Kind.class);
        ScenarioParser.required(decoder, "crash-points");
        long retries = decoder.number("retries").orElse(1L);
        if (retries < 1 || retries > 3) {
            decoder.wrong("retries", "1 to 3 retries", "write 'retries: 2'");
        }
        if (modes.contains(Fault.Kind.SERVER_CRASH) && !scenario.flag("alone", false)) {
            decoder.wrong(node, "'alone: true' beside the mode 'server-crash'", "add 'alone: true' to the scenario");
        }
        return new Exploration.CrashPoints(modes, (int) retries, node.at());
    }

    private void requireExplorable(YamlNode node) {
        boolean acts = steps.stream().anyMatch(Step.Act.class::isInstance);
        if (acts && plain().get(0).explorable().isEmpty()) {
            scenario.wrong(
                    node,
                    "a last act of one runner that succeeds, without a fault or a pooler of its own",
                    "end the steps with for instance '- deploy: [1, 2]'");
        }
    }

    /** Before the first deploy, every earlier release was deployed: one case each, and one that starts fresh. */
    private List<Scenario.Case> upgrades(YamlNode node) {
        Optional<Step.Solo> deploy = steps.stream()
                .filter(Step.Solo.class::isInstance)
                .map(Step.Solo.class::cast)
                .filter(act -> act.is(Action.Verb.DEPLOY))
                .findFirst();
        if (deploy.filter(first -> first.release().migrations().size() > 1).isEmpty()) {
            scenario.wrong(
                    node,
                    "a deploy of two or more migrations for 'explore: upgrades'",
                    "add '- deploy: [1, 2]' to the steps, or leave 'explore' out");
            return plain();
        }
        return upgrades(deploy.get());
    }

    private List<Scenario.Case> upgrades(Step.Solo deploy) {
        List<Scenario.Case> cases = new ArrayList<>();
        cases.add(new Scenario.Case("fresh", steps));
        List<Migration> all = deploy.release().migrations();
        for (int count = 1; count < all.size(); count++) {
            Release earlier = new Release(all.subList(0, count));
            List<Step> longer = new ArrayList<>(steps);
            longer.add(
                    steps.indexOf(deploy),
                    new Step.Solo(
                            deploy.action(),
                            earlier,
                            deploy.via(),
                            Optional.empty(),
                            Expectation.SUCCESS,
                            deploy.at()));
            cases.add(new Scenario.Case("upgraded from " + all.get(count - 1).version(), longer));
        }
        return cases;
    }
}
