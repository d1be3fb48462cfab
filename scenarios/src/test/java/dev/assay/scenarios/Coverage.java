package dev.assay.scenarios;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.specification.Rule;
import dev.assay.engine.specification.Specification;
import dev.assay.engine.yaml.Words;
import java.util.ArrayList;
import java.util.List;

/** Which scenarios test which rules, and where the two do not fit together. */
record Coverage(Specification specification, List<Scenario> scenarios) {

    List<Scenario> of(Rule rule) {
        return scenarios.stream()
                .filter(scenario -> scenario.rules().contains(rule.id()))
                .toList();
    }

    /** What the build must not let through; empty if all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        specification.rules().forEach(rule -> about(rule, problems));
        scenarios.forEach(scenario -> about(scenario, problems));
        return problems;
    }

    private void about(Rule rule, List<String> problems) {
        List<Scenario> tests = of(rule);
        String profile = Words.spelling(rule.profile());
        if (tests.isEmpty() && rule.untested().isEmpty()) {
            problems.add(rule.id() + " has neither a scenario nor a reason why it has none");
        }
        if (!tests.isEmpty() && rule.untested().isPresent()) {
            problems.add(
                    rule.id() + " is said to be untested, and " + tests.get(0).id() + " tests it");
        }
        if (!tests.isEmpty() && tests.stream().noneMatch(one -> one.profile().equals(profile))) {
            problems.add(rule.id() + " belongs to the profile " + profile + ", and no scenario of it does");
        }
    }

    private void about(Scenario scenario, List<String> problems) {
        if (scenario.rules().isEmpty()) {
            problems.add(scenario.id() + " tests no rule");
        }
        scenario.rules().stream()
                .filter(rule -> specification.rule(rule).isEmpty())
                .forEach(rule -> problems.add(scenario.id() + " tests " + rule + ", which is no rule"));
    }
}
