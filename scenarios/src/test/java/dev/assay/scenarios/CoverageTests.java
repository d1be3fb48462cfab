package dev.assay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import dev.assay.engine.specification.Profile;
import dev.assay.engine.specification.Rule;
import dev.assay.engine.specification.Specification;
import dev.assay.engine.specification.SpecificationReader;
import dev.assay.engine.yaml.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules and scenarios fit together. */
class CoverageTests {

    static Stream<Rule> rules() {
        return Rules.SHIPPED.rules().stream();
    }

    static Coverage shipped() {
        return new Coverage(
                Rules.SHIPPED,
                Catalogue.entries().stream().map(Catalogue.Entry::scenario).toList());
    }

    @Nested
    class The_shipped_rules {

        @Test
        void have_scenarios_and_scenarios_have_rules() {
            assertThat(shipped().problems()).isEmpty();
        }

        @Test
        void are_at_least_so_many() {
            assertThat(Rules.SHIPPED.rules()).hasSizeGreaterThanOrEqualTo(60);
        }

        @ParameterizedTest
        @EnumSource
        void fill_every_profile(Profile profile) {
            assertThat(Rules.SHIPPED.of(profile)).isNotEmpty();
        }

        @Test
        void have_the_only_profiles_that_scenarios_may_have() {
            assertThat(Catalogue.entries())
                    .allSatisfy(entry -> assertThat(Words.spellings(Profile.class))
                            .as(entry.toString())
                            .contains(entry.scenario().profile()));
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CoverageTests#rules")
        void cite_incidents_that_are_known(Rule rule) {
            assertThat(rule.sources()).doesNotHaveDuplicates();
            assertThat(KnownSources.SHARED).containsAll(rule.sources());
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CoverageTests#rules")
        void are_sentences(Rule rule) {
            assertThat(rule.text()).endsWith(".").doesNotContain("\n");
            assertThat(rule.rationale()).endsWith(".").doesNotContain("\n");
            rule.untested().ifPresent(untested -> assertThat(untested.reason()).endsWith("."));
        }

        @Test
        void say_nothing_twice() {
            assertThat(rules().map(Rule::text)).doesNotHaveDuplicates();
        }
    }

    @Nested
    class Complains_about {

        @Test
        void a_rule_without_a_scenario_and_without_a_reason() {
            assertThat(problems(rule("AMR-001", "core", "") + rule("AMR-002", "core", ""), "core", "rules: [AMR-001]"))
                    .containsExactly("AMR-002 has neither a scenario nor a reason why it has none");
        }

        @Test
        void a_reason_that_is_no_longer_true() {
            assertThat(problems(rule("AMR-001", "core", "    not-tested-yet: No.\n"), "core", "rules: [AMR-001]"))
                    .containsExactly("AMR-001 is said to be untested, and a-story tests it");
        }

        @Test
        void a_scenario_without_a_rule() {
            assertThat(problems(rule("AMR-001", "core", "    cannot-be-tested: No.\n"), "core", ""))
                    .containsExactly("a-story tests no rule");
        }

        @Test
        void a_rule_that_does_not_exist() {
            assertThat(problems(rule("AMR-001", "core", ""), "core", "rules: [AMR-001, AMR-100]"))
                    .containsExactly("a-story tests AMR-100, which is no rule");
        }

        @Test
        void a_profile_that_none_of_the_scenarios_has() {
            assertThat(problems(rule("AMR-001", "crash-safe", ""), "core", "rules: [AMR-001]"))
                    .containsExactly("AMR-001 belongs to the profile crash-safe, and no scenario of it does");
        }

        @Test
        void nothing_where_all_is_well() {
            assertThat(problems(rule("AMR-001", "core", ""), "core", "rules: [AMR-001]"))
                    .isEmpty();
        }
    }

    private static String rule(String id, String profile, String more) {
        return """
              - id: %s
                rule: A runner MUST be right.
                profile: %s
                rationale: So.
                sources: [seed 002]
            """.formatted(id, profile) + more;
    }

    private static List<String> problems(String rules, String profile, String line) {
        Specification specification = SpecificationReader.parse("rules.yaml", "version: 1.0.0\nrules:\n" + rules);
        Scenario scenario = ScenarioParser.parse("a-story.yaml", """
                id: a-story
                title: What happens
                family: a-family
                profile: %s
                severity: silent
                sources: [seed 002]
                %s
                story: Something.
                migrations:
                  - {version: 1, name: one, up: SELECT 1}
                steps:
                  - deploy: [1]
                accept: [converges]
                """.formatted(profile, line));
        return new Coverage(specification, List.of(scenario)).problems();
    }
}
