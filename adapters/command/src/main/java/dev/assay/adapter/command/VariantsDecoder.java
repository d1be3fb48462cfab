package dev.assay.adapter.command;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the parts {@code parameters} and {@code variants} of a descriptor. */
final class VariantsDecoder {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String FORM = "lower case letters, digits and hyphens";

    private final Decoding decoding;

    VariantsDecoder(Decoding decoding) {
        this.decoding = decoding;
    }

    Map<String, List<String>> parameters(MappingDecoder top) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries(top, "parameters")) {
            boolean taken = Arrays.stream(Placeholder.values())
                    .anyMatch(known -> known.spelling().equals(entry.key()));
            if (taken) {
                decoding.wrong(
                        name(entry),
                        "'" + entry.key() + "', which is a placeholder",
                        "another name for the parameter",
                        "a word in braces has one meaning",
                        "write for instance 'options'");
            } else if (isName(entry)) {
                value(entry).ifPresent(value -> parameters.put(entry.key(), value));
            }
        }
        return parameters;
    }

    List<Variant> variants(MappingDecoder top, Map<String, List<String>> parameters) {
        List<Variant> variants = new ArrayList<>();
        for (YamlNode.Entry entry : entries(top, "variants")) {
            if (isName(entry)) {
                MappingDecoder variant = decoding.mapping(entry.value(), List.of("title", "parameters"));
                variants.add(new Variant(entry.key(), variant.text("title"), changes(variant, parameters)));
            }
        }
        return variants;
    }

    private Map<String, List<String>> changes(MappingDecoder variant, Map<String, List<String>> parameters) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        if (!variant.has("parameters")) {
            variant.missing("parameters");
        }
        for (YamlNode.Entry entry : entries(variant, "parameters")) {
            if (parameters.containsKey(entry.key())) {
                value(entry).ifPresent(value -> changes.put(entry.key(), value));
            } else {
                decoding.wrong(
                        name(entry),
                        "the unknown parameter '" + entry.key() + "'",
                        "one of " + String.join(", ", parameters.keySet()),
                        "a variant changes what 'parameters' says of the runner itself",
                        "did you mean '" + Words.nearest(entry.key(), parameters.keySet()) + "'?");
            }
        }
        return changes;
    }

    private List<YamlNode.Entry> entries(MappingDecoder parent, String key) {
        Optional<YamlNode> node = parent.node(key);
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
            return List.copyOf(mapping.entries().values());
        }
        node.ifPresent(value -> decoding.wrong(value, "a mapping for '" + key + "'", "write 'name: value' lines here"));
        return List.of();
    }

    private boolean isName(YamlNode.Entry entry) {
        boolean right = NAME.matcher(entry.key()).matches();
        if (!right) {
            decoding.wrong(name(entry), FORM + " for a name", "write for instance 'allow-missing'");
        }
        return right;
    }

    private static YamlNode.Scalar name(YamlNode.Entry entry) {
        return new YamlNode.Scalar(entry.at(), entry.key());
    }

    private Optional<List<String>> value(YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Scalar scalar) {
            return Optional.of(List.of(scalar.text()));
        }
        if (entry.value() instanceof YamlNode.Sequence sequence
                && sequence.items().stream().allMatch(YamlNode.Scalar.class::isInstance)) {
            return Optional.of(sequence.items().stream()
                    .map(item -> ((YamlNode.Scalar) item).text())
                    .toList());
        }
        decoding.wrong(
                entry.value(),
                "a text or a list of texts for the parameter '" + entry.key() + "'",
                "write a plain value, or [a, b] for several arguments");
        return Optional.empty();
    }
}
