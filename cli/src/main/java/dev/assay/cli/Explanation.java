package dev.assay.cli;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Collation;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.specification.Rule;
import dev.assay.engine.specification.Specification;
import dev.assay.engine.yaml.Words;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells what a scenario or a rule is about. */
final class Explanation {

    private final Screen screen;
    private final Specification specification;

    Explanation(Screen screen, Specification specification) {
        this.screen = screen;
        this.specification = specification;
    }

    void tell(Rule rule, List<Scenario> tests) {
        heading(rule.id() + ", profile " + Words.spelling(rule.profile()));
        screen.line("  " + rule.text());
        screen.line("  " + rule.rationale());
        incidents(rule.sources());
        heading("Scenarios");
        rule.untested().ifPresent(one -> screen.line("  none, " + one.kind().words() + ": " + one.reason()));
        tests.forEach(one -> term(one.id(), one.title()));
    }

    void tell(Scenario scenario) {
        heading(scenario.id() + ": " + scenario.title());
        scenario.story().lines().forEach(line -> screen.line("  " + line));
        screen.line("  Family " + scenario.family() + ", profile " + scenario.profile() + ", severity "
                + Words.spelling(scenario.severity()));
        if (!scenario.requires().isEmpty()) {
            screen.line("  Only for runners that can: "
                    + String.join(
                            ", ",
                            scenario.requires().stream()
                                    .sorted()
                                    .map(Words::spelling)
                                    .toList()));
        }
        if (scenario.collation() != Collation.C) {
            screen.line("  In a database with the collation " + Words.spelling(scenario.collation()));
        }
        heading("Migrations");
        migrations(scenario).forEach(this::term);
        scenario.cases().forEach(this::steps);
        scenario.exploration().ifPresent(one -> screen.line("  " + StepsInWords.of(one) + "."));
        heading("Accepted, best first");
        scenario.accept().forEach(one -> term(Words.spelling(one), meaning(one)));
        heading("Rules");
        scenario.rules()
                .forEach(id ->
                        term(id, specification.rule(id).map(Rule::text).orElse("is no rule of this version of Assay")));
        incidents(scenario.sources());
    }

    private void steps(Scenario.Case one) {
        heading(one.name().isEmpty() ? "Steps" : "Steps, case '" + one.name() + "'");
        int number = 0;
        for (Step step : one.steps()) {
            number++;
            screen.line("  " + number + ". " + StepsInWords.of(step) + ".");
        }
    }

    /** The migrations by key, as steps call them, each once. */
    private static Map<String, String> migrations(Scenario scenario) {
        Map<String, String> migrations = new LinkedHashMap<>();
        scenario.cases().stream()
                .flatMap(one -> one.steps().stream())
                .flatMap(Explanation::migrations)
                .forEach(one -> migrations.put(
                        one.key(),
                        one.name() + mark(one) + ": " + one.up().strip().replaceAll("\\s+", " ")));
        return migrations;
    }

    private static String mark(Migration migration) {
        if (migration.deferred()) {
            return ", deferred";
        }
        return migration.transactional() ? "" : ", not in a transaction";
    }

    private static Stream<Migration> migrations(Step step) {
        if (step instanceof Step.Act act) {
            return act.release().migrations().stream();
        }
        return step instanceof Step.Legacy legacy ? legacy.applied().migrations().stream() : Stream.of();
    }

    private static String meaning(Behaviour behaviour) {
        return switch (behaviour) {
            case CONVERGES -> "schema, applied set and data are right, and nothing is left behind";
            case REFUSES -> "stopped loudly before it changed anything; an operator must act";
            case STUCK -> "failed loudly, and a plain retry does not get there";
            case LEAKS -> "the end state is right, and something remains";
            case HANGS -> "did not end within the bound";
            case REPEATS -> "an effect of a migration happened more than once";
            case DIVERGES -> "says success, or claims a version, and the schema or the data says otherwise";
        };
    }

    private void incidents(List<String> sources) {
        heading("Incidents");
        sources.forEach(source -> screen.line("  " + address(source)));
    }

    /** A public thread as an address; a founding document of Assay, which is not public, by its name. */
    private static String address(String source) {
        int number = source.indexOf('#');
        return number < 0
                ? source + ", a founding document of Assay"
                : "https://github.com/" + source.substring(0, number) + "/issues/" + source.substring(number + 1);
    }

    private void term(String term, String meaning) {
        screen.line(new StyledLine().add("  " + term).add(Style.FAINT, "  " + meaning));
    }

    private void heading(String text) {
        screen.line(StyledLine.of(Style.STRONG, text));
    }
}
