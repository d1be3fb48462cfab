package dev.assay.scenarios;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.specification.Profile;
import dev.assay.engine.specification.Rule;
import dev.assay.engine.specification.Specification;
import dev.assay.engine.specification.Untested;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes docs/spec.md from the rules and the scenarios that name them. */
final class SpecificationPage {

    private static final String SCENARIOS = "../scenarios/src/main/resources/dev/assay/scenarios/";

    private final Coverage coverage;

    SpecificationPage(Coverage coverage) {
        this.coverage = coverage;
    }

    String text() {
        return introduction() + profiles() + rules() + gaps(Untested.Kind.NOT_YET) + gaps(Untested.Kind.CANNOT_BE);
    }

    private static String introduction() {
        try (InputStream in =
                Objects.requireNonNull(SpecificationPage.class.getResourceAsStream("/spec-introduction.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{version}", Rules.SHIPPED.version());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String profiles() {
        StringBuilder table = new StringBuilder("""

                | profile | what its rules are about | rules | tested | scenarios |
                |---|---|---|---|---|
                """);
        for (Profile profile : Profile.values()) {
            table.append("| [`%1$s`](#%1$s) | %2$s | %3$d | %4$d | %5$d |\n"
                    .formatted(
                            Words.spelling(profile),
                            profile.scope(),
                            specification().of(profile).size(),
                            tested(specification().of(profile)),
                            scenariosOf(profile)));
        }
        return table.append("| all | | %d | %d | %d |\n"
                        .formatted(
                                specification().rules().size(),
                                tested(specification().rules()),
                                coverage.scenarios().size()))
                .toString();
    }

    private long scenariosOf(Profile profile) {
        return coverage.scenarios().stream()
                .filter(scenario -> scenario.profile().equals(Words.spelling(profile)))
                .count();
    }

    private static long tested(List<Rule> rules) {
        return rules.stream().filter(rule -> rule.untested().isEmpty()).count();
    }

    private String rules() {
        StringBuilder text = new StringBuilder("\n## Rules\n");
        for (Profile profile : Profile.values()) {
            text.append("\n### ").append(Words.spelling(profile)).append('\n');
            specification().of(profile).forEach(rule -> text.append(rule(rule)));
        }
        return text.toString();
    }

    private String rule(Rule rule) {
        return """

                #### %s

                **%s**

                %s

                - Incidents: %s
                - %s
                """.formatted(
                        rule.id(),
                        rule.text(),
                        rule.rationale(),
                        rule.sources().stream().map(SpecificationPage::incident).collect(Collectors.joining(", ")),
                        rule.untested().map(SpecificationPage::reason).orElseGet(() -> tests(rule)));
    }

    private static String reason(Untested untested) {
        String words = untested.kind().words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ": " + untested.reason();
    }

    private String tests(Rule rule) {
        return coverage.of(rule).stream()
                .map(SpecificationPage::link)
                .collect(Collectors.joining(", ", "Tested by: ", ""));
    }

    private static String link(Scenario scenario) {
        return "[%1$s](%2$s%3$s/%1$s.yaml)".formatted(scenario.id(), SCENARIOS, scenario.family());
    }

    /** Founding documents are not public; threads are. GitHub leads from an issue's address to a pull request's. */
    private static String incident(String source) {
        int number = source.indexOf('#');
        return number < 0
                ? source
                : "[%s](https://github.com/%s/issues/%s)"
                        .formatted(source, source.substring(0, number), source.substring(number + 1));
    }

    private String gaps(Untested.Kind kind) {
        String head = kind == Untested.Kind.NOT_YET
                ? "\n## What is not tested yet\n\nA scenario could, and nobody has written it.\n"
                : "\n## What cannot be tested\n\nNo scenario can, as long as a verdict is drawn from what is seen in the database.\n";
        String rows = specification().rules().stream()
                .filter(rule ->
                        rule.untested().filter(one -> one.kind() == kind).isPresent())
                .map(rule -> "| [%s](#%s) | %s | %s |\n"
                        .formatted(
                                rule.id(),
                                rule.id().toLowerCase(java.util.Locale.ROOT),
                                rule.text(),
                                rule.untested().orElseThrow().reason()))
                .collect(Collectors.joining());
        return head + "\n| rule | it asks that | why |\n|---|---|---|\n" + rows;
    }

    private Specification specification() {
        return coverage.specification();
    }
}
