package dev.assay.cli;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which scenarios of a catalogue are wanted. A scenario must meet every kind of wish; of one kind any will do.
 *
 * @param scenarios ids; empty for any
 * @param families families; empty for any
 * @param tags families, profiles or severities; empty for any
 * @param caseName the only case that is wanted, if there is one
 */
record Selection(List<String> scenarios, List<String> families, List<String> tags, Optional<String> caseName) {

    /** Chooses from a catalogue; nothing that meets the wishes is a mistake of the user, and so is an unknown word. */
    List<CatalogueEntry> from(Catalogue catalogue) {
        check("--scenario", scenarios, catalogue.words(scenario -> List.of(scenario.id())));
        check("--family", families, catalogue.words(scenario -> List.of(scenario.family())));
        check("--tag", tags, catalogue.words(Selection::tagsOf));
        List<CatalogueEntry> chosen = catalogue.entries().stream()
                .filter(entry -> meets(entry.scenario()))
                .toList();
        if (chosen.isEmpty()) {
            throw UserError.at("the selection of scenarios")
                    .expected("one scenario or more")
                    .found(
                            catalogue.entries().isEmpty()
                                    ? "no scenario at all where you told Assay to look"
                                    : "none that meets all of " + describe())
                    .rule("a run of nothing proves nothing")
                    .next("'./assay list scenarios' lists what comes with Assay");
        }
        caseName.ifPresent(name -> check(
                "--case",
                List.of(name),
                chosen.stream()
                        .flatMap(entry -> entry.scenario().cases().stream())
                        .map(Scenario.Case::name)
                        .filter(known -> !known.isEmpty())
                        .toList()));
        return chosen;
    }

    private boolean meets(Scenario scenario) {
        return meets(scenarios, List.of(scenario.id()))
                && meets(families, List.of(scenario.family()))
                && meets(tags, tagsOf(scenario));
    }

    private static boolean meets(List<String> wanted, List<String> has) {
        return wanted.isEmpty() || has.stream().anyMatch(wanted::contains);
    }

    static List<String> tagsOf(Scenario scenario) {
        return List.of(scenario.family(), scenario.profile(), Words.spelling(scenario.severity()));
    }

    private String describe() {
        List<String> wishes = new ArrayList<>();
        Function<List<String>, String> or = words -> String.join(" or ", words);
        if (!scenarios.isEmpty()) {
            wishes.add("--scenario " + or.apply(scenarios));
        }
        if (!families.isEmpty()) {
            wishes.add("--family " + or.apply(families));
        }
        if (!tags.isEmpty()) {
            wishes.add("--tag " + or.apply(tags));
        }
        return String.join(", ", wishes);
    }

    private static void check(String option, List<String> wanted, List<String> known) {
        for (String word : wanted) {
            if (!known.contains(word)) {
                throw UserError.at(option + " " + word)
                        .expected(known.size() > 8 ? "a known one" : "one of " + String.join(", ", known))
                        .found("'" + word + "'")
                        .rule("what is not known would select nothing")
                        .next(
                                known.isEmpty()
                                        ? "leave " + option + " out"
                                        : "did you mean '" + Words.nearest(word, known)
                                                + "'? './assay list scenarios' lists all");
            }
        }
    }
}
