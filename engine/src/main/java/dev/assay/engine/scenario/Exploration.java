package dev.assay.engine.scenario;

import dev.assay.engine.yaml.MappingDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns one scenario into several cases. */
enum Exploration {
    /** Before the first deploy, every earlier release was deployed: one case each, and one that starts fresh. */
    UPGRADES;

    static List<Scenario.Case> cases(MappingDecoder scenario, List<Step> steps) {
        if (!scenario.has("explore")) {
            return List.of(new Scenario.Case("", steps));
        }
        scenario.word("explore", Exploration.class, UPGRADES);
        Optional<Step.Deploy> deploy = steps.stream()
                .filter(Step.Deploy.class::isInstance)
                .map(Step.Deploy.class::cast)
                .findFirst();
        if (deploy.filter(first -> first.release().migrations().size() > 1).isEmpty()) {
            scenario.node("explore")
                    .ifPresent(node -> scenario.wrong(
                            node,
                            "a deploy of two or more migrations for 'explore: upgrades'",
                            "add '- deploy: [1, 2]' to the steps, or leave 'explore' out"));
            return List.of(new Scenario.Case("", steps));
        }
        return upgrades(steps, deploy.get());
    }

    private static List<Scenario.Case> upgrades(List<Step> steps, Step.Deploy deploy) {
        List<Scenario.Case> cases = new ArrayList<>();
        cases.add(new Scenario.Case("fresh", steps));
        List<Migration> all = deploy.release().migrations();
        for (int count = 1; count < all.size(); count++) {
            Release earlier = new Release(all.subList(0, count));
            List<Step> longer = new ArrayList<>(steps);
            longer.add(
                    steps.indexOf(deploy),
                    new Step.Deploy(earlier, Optional.empty(), Expectation.SUCCESS, deploy.at()));
            cases.add(new Scenario.Case("upgraded from " + all.get(count - 1).version(), longer));
        }
        return cases;
    }
}
