package dev.assay.adapter.command;

import dev.assay.adapter.command.Commands.Verb;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the command lines of a descriptor and the variables that they see. */
final class CommandsDecoder {

    private static final String PROGRAM = "{binary}";
    private static final String PLACEHOLDER_RULE = "words in braces are placeholders, and an unknown one has no value";

    private final Decoding decoding;
    private final Set<String> parameters;

    CommandsDecoder(Decoding decoding, Set<String> parameters) {
        this.decoding = decoding;
        this.parameters = Set.copyOf(parameters);
    }

    List<Template> versionCommand(MappingDecoder top) {
        return command(top, "version-command", Placeholder.FOR_VERSION);
    }

    Commands commands(MappingDecoder top) {
        List<String> keys = Arrays.stream(Verb.values()).map(Verb::spelling).toList();
        Map<Verb, List<Template>> byVerb = new EnumMap<>(Verb.class);
        decoding.section(top, "commands", keys).ifPresent(section -> {
            for (Verb verb : Verb.values()) {
                if (verb == Verb.DEPLOY || section.has(verb.spelling())) {
                    byVerb.put(verb, command(section, verb.spelling(), allowed(verb)));
                }
                checkGeneral(section, verb);
            }
        });
        return new Commands(byVerb);
    }

    private static Set<Placeholder> allowed(Verb verb) {
        return verb == Verb.PREPARE ? Placeholder.FOR_FILES : Placeholder.FOR_COMMANDS;
    }

    private void checkGeneral(MappingDecoder section, Verb verb) {
        if (verb.isToNone()
                && section.has(verb.spelling())
                && !section.has(verb.general().spelling())) {
            section.node(verb.spelling())
                    .ifPresent(node -> decoding.wrong(
                            node,
                            "'" + verb.spelling() + "' without '"
                                    + verb.general().spelling() + "'",
                            "both",
                            "'" + verb.spelling() + "' stands in for '"
                                    + verb.general().spelling() + "' only where no version is left",
                            "add '" + verb.general().spelling() + "'"));
        }
    }

    /** The program that speaks the protocol: it is the user's own, and only parameters have a value in its arguments. */
    List<Template> program(MappingDecoder top) {
        return arguments(
                top, "program", Set.of(), "write for instance [python3, adapter.py]; no shell splits a line here");
    }

    private List<Template> command(MappingDecoder parent, String key, Set<Placeholder> allowed) {
        List<Template> arguments = arguments(
                parent, key, allowed, "write for instance [\"{binary}\", -x, up]; no shell splits a line here");
        if (!arguments.isEmpty() && parent.node(key).orElseThrow() instanceof YamlNode.Sequence sequence) {
            checkProgram(sequence.items().get(0));
        }
        return arguments;
    }

    private List<Template> arguments(MappingDecoder parent, String key, Set<Placeholder> allowed, String next) {
        Optional<YamlNode> node = parent.node(key);
        if (node.isEmpty()) {
            parent.missing(key);
            return List.of();
        }
        if (!(node.get() instanceof YamlNode.Sequence sequence)
                || sequence.items().isEmpty()) {
            decoding.wrong(node.get(), "a list of arguments for '" + key + "'", next);
            return List.of();
        }
        List<Template> arguments = new ArrayList<>();
        sequence.items().forEach(item -> argument(item, allowed).ifPresent(arguments::add));
        return arguments;
    }

    private void checkProgram(YamlNode first) {
        if (first instanceof YamlNode.Scalar scalar
                && !scalar.text().equals(PROGRAM)
                && new Template(scalar.text())
                        .words().stream().allMatch(word -> find(word).isPresent())) {
            decoding.wrong(
                    first,
                    first.describe() + " as the first argument",
                    "\"{binary}\"",
                    "the program that runs is the one that was installed, not another of that name",
                    "write \"{binary}\" there");
        }
    }

    private Optional<Template> argument(YamlNode item, Set<Placeholder> allowed) {
        if (item instanceof YamlNode.Scalar scalar) {
            Template template = new Template(scalar.text());
            template.words().forEach(word -> checkPlaceholder(item, word, allowed));
            return Optional.of(template);
        }
        decoding.wrong(item, "a plain value", "write one argument; quote one that begins with '{'");
        return Optional.empty();
    }

    private void checkPlaceholder(YamlNode item, String word, Set<Placeholder> allowed) {
        Optional<Placeholder> placeholder = find(word);
        if (placeholder.isPresent() ? allowed.contains(placeholder.get()) : parameters.contains(word)) {
            return;
        }
        List<String> known = Stream.concat(
                        allowed.stream().map(Placeholder::spelling),
                        parameters.stream().sorted())
                .toList();
        decoding.wrong(
                item,
                placeholder.isPresent() ? "the placeholder {" + word + "}" : "the unknown placeholder {" + word + "}",
                "one of {" + String.join("}, {", known) + "}",
                placeholder.isPresent() ? "{" + word + "} has no value here" : PLACEHOLDER_RULE,
                placeholder.isPresent() ? "take it out" : "did you mean {" + Words.nearest(word, known) + "}?");
    }

    private static Optional<Placeholder> find(String word) {
        return Arrays.stream(Placeholder.values())
                .filter(placeholder -> placeholder.spelling().equals(word))
                .findFirst();
    }

    Map<String, Template> environment(MappingDecoder top) {
        return environment(top, Placeholder.FOR_ENVIRONMENT);
    }

    /** A program is told about the database in messages. */
    Map<String, Template> environmentOfProgram(MappingDecoder top) {
        return environment(top, Set.of());
    }

    private Map<String, Template> environment(MappingDecoder top, Set<Placeholder> allowed) {
        Map<String, Template> variables = new LinkedHashMap<>();
        top.node("environment").ifPresent(node -> {
            if (node instanceof YamlNode.Mapping mapping) {
                mapping.entries()
                        .values()
                        .forEach(entry -> variable(entry, allowed).ifPresent(v -> variables.put(entry.key(), v)));
            } else {
                decoding.wrong(node, "a mapping of variables for 'environment'", "write 'NAME: value' lines here");
            }
        });
        return variables;
    }

    private Optional<Template> variable(YamlNode.Entry entry, Set<Placeholder> allowed) {
        if (!entry.key().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            decoding.wrong(
                    new YamlNode.Scalar(entry.at(), entry.key()),
                    "the name of a variable",
                    "write letters, digits and underscores only");
        }
        return argument(entry.value(), allowed);
    }
}
