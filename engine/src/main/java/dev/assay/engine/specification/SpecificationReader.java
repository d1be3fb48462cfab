package dev.assay.engine.specification;

import dev.assay.engine.scenario.RuleId;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import dev.assay.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the rules from YAML. */
public final class SpecificationReader {

    /** The keys of the file. */
    public static final List<String> KEYS = List.of("version", "rules");

    /** The keys of a rule. */
    public static final List<String> RULE =
            List.of("id", "rule", "profile", "rationale", "sources", "not-tested-yet", "cannot-be-tested");

    private static final String LANGUAGE = "the format of the rules (docs/development.md)";
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
    /** Source: RFC 2119, sections 1 to 5. */
    private static final Pattern KEY_WORD = Pattern.compile("\\b(MUST|SHOULD|MAY)\\b");

    private final List<Problem> problems = new ArrayList<>();

    private SpecificationReader() {}

    /**
     * Reads the rules.
     *
     * @param file the name of the file for messages
     * @param text its content
     * @return the specification
     * @throws InputException with every problem of the file
     */
    public static Specification parse(String file, String text) {
        return new SpecificationReader().specification(YamlReader.read(file, text));
    }

    private Specification specification(YamlNode root) {
        MappingDecoder top = MappingDecoder.of(root, KEYS, LANGUAGE, problems);
        String version = top.text("version");
        if (!version.isBlank() && !VERSION.matcher(version).matches()) {
            wrong(top, "version", "three numbers such as 1.0.0 for 'version'", "write for instance 'version: 1.0.0'");
        }
        List<YamlNode> nodes = top.items("rules");
        if (nodes.isEmpty()) {
            top.missing("rules");
        }
        List<Rule> rules = new ArrayList<>();
        for (YamlNode node : nodes) {
            Rule rule = rule(MappingDecoder.of(node, RULE, LANGUAGE, problems));
            inOrder(rules, rule);
            rules.add(rule);
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new Specification(version, rules);
    }

    private Rule rule(MappingDecoder decoder) {
        if (!decoder.has("profile")) {
            decoder.missing("profile");
        }
        if (decoder.items("sources").isEmpty()) {
            decoder.missing("sources");
        }
        return new Rule(
                id(decoder),
                text(decoder),
                decoder.word("profile", Profile.class, Profile.CORE),
                decoder.text("rationale"),
                decoder.texts("sources"),
                untested(decoder),
                decoder.at());
    }

    private static String id(MappingDecoder decoder) {
        String id = decoder.text("id");
        if (!id.isBlank() && !RuleId.isOne(id)) {
            wrong(decoder, "id", "AMR- and three digits for 'id'", "take the next number that was never used");
        }
        return id;
    }

    private static String text(MappingDecoder decoder) {
        String text = decoder.text("rule");
        if (!text.isBlank() && !KEY_WORD.matcher(text).find()) {
            wrong(decoder, "rule", "MUST, SHOULD or MAY in 'rule' (RFC 2119)", "say how binding the rule is");
        }
        return text;
    }

    private static Optional<Untested> untested(MappingDecoder decoder) {
        if (decoder.has("not-tested-yet") && decoder.has("cannot-be-tested")) {
            wrong(decoder, "cannot-be-tested", "one reason of the two", "leave 'not-tested-yet' or this one out");
        }
        if (decoder.has("cannot-be-tested")) {
            return Optional.of(new Untested(Untested.Kind.CANNOT_BE, decoder.text("cannot-be-tested")));
        }
        return decoder.has("not-tested-yet")
                ? Optional.of(new Untested(Untested.Kind.NOT_YET, decoder.text("not-tested-yet")))
                : Optional.empty();
    }

    private void inOrder(List<Rule> earlier, Rule rule) {
        if (earlier.isEmpty() || rule.id().isBlank()) {
            return;
        }
        Rule last = earlier.get(earlier.size() - 1);
        if (rule.id().compareTo(last.id()) <= 0) {
            problems.add(new Problem(
                    rule.at(),
                    "an id above " + last.id(),
                    rule.id(),
                    "rules stand in the order of their ids, each of which is used once and never again",
                    "take the next number that was never used"));
        }
    }

    private static void wrong(MappingDecoder decoder, String key, String expected, String next) {
        decoder.node(key).ifPresent(node -> decoder.wrong(node, expected, next));
    }
}
