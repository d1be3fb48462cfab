package dev.assay.adapter.command;

import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The problems of one descriptor, and the checks that several of its parts share. */
final class Decoding {

    static final String LANGUAGE = "the descriptor language";

    private final List<Problem> problems = new ArrayList<>();

    MappingDecoder mapping(YamlNode node, List<String> keys) {
        return MappingDecoder.of(node, keys, LANGUAGE, problems);
    }

    /** Starts to decode a part that must be there; an absent one is noted once and reads as nothing. */
    Optional<MappingDecoder> section(MappingDecoder parent, String key, List<String> keys) {
        Optional<YamlNode> node = parent.node(key);
        if (node.isEmpty()) {
            parent.missing(key);
        }
        return node.map(value -> mapping(value, keys));
    }

    /** Takes a text that must be there and be of a form; one that is not is noted and read all the same. */
    String text(MappingDecoder parent, String key, Pattern form, String expected, String next) {
        String text = parent.text(key);
        check(parent, key, text, form, expected, next);
        return text;
    }

    /** Takes a text that may be absent, and is of a form if it is there. */
    Optional<String> optionalText(MappingDecoder parent, String key, Pattern form, String expected, String next) {
        Optional<String> text = parent.has(key) ? Optional.of(parent.text(key)) : Optional.empty();
        text.ifPresent(value -> check(parent, key, value, form, expected, next));
        return text;
    }

    private void check(MappingDecoder parent, String key, String text, Pattern form, String expected, String next) {
        if (!text.isBlank() && !form.matcher(text).matches()) {
            parent.node(key).ifPresent(node -> wrong(node, expected, next));
        }
    }

    /** Notes a problem with a value, decided by the language as a whole. */
    void wrong(YamlNode node, String expected, String next) {
        wrong(node, node.describe(), expected, LANGUAGE, next);
    }

    /** Notes a problem with a value, decided by one rule. */
    void wrong(YamlNode node, String found, String expected, String rule, String next) {
        problems.add(new Problem(node.at(), expected, found, rule, next));
    }

    /** Throws what was noted, in the order of the file. */
    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new InputException(problems.stream()
                    .sorted(Comparator.comparingInt(
                                    (Problem problem) -> problem.where().line())
                            .thenComparingInt(problem -> problem.where().column()))
                    .distinct()
                    .toList());
        }
    }
}
