package dev.assay.engine.yaml;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes values out of a mapping and notes what is wrong with them; a value that is wrong reads as empty, so that one
 * pass finds every problem of a file.
 */
public final class MappingDecoder {

    private static final String SCENARIO_LANGUAGE = "the scenario language";

    private final YamlNode.Mapping mapping;
    private final String language;
    private final List<Problem> problems;
    /** Keys of which a message says already why they are not there. */
    private final Set<String> excused = new HashSet<>();

    private MappingDecoder(YamlNode.Mapping mapping, String language, List<Problem> problems) {
        this.mapping = mapping;
        this.language = language;
        this.problems = problems;
    }

    /**
     * Starts to decode a value of a scenario that should be a mapping with no other keys than the known ones.
     *
     * @param node the value
     * @param known the keys that the language has here, best known first
     * @param problems where problems are noted
     * @return the decoder; of an empty mapping if the value is none
     */
    public static MappingDecoder of(YamlNode node, Collection<String> known, List<Problem> problems) {
        return of(node, known, SCENARIO_LANGUAGE, problems);
    }

    /**
     * Starts to decode a value that should be a mapping with no other keys than the known ones.
     *
     * @param node the value
     * @param known the keys that the language has here, best known first
     * @param language what messages call the rules of the file
     * @param problems where problems are noted
     * @return the decoder; of an empty mapping if the value is none
     */
    public static MappingDecoder of(YamlNode node, Collection<String> known, String language, List<Problem> problems) {
        if (node instanceof YamlNode.Mapping mapping) {
            MappingDecoder decoder = new MappingDecoder(mapping, language, problems);
            mapping.entries().values().stream()
                    .filter(entry -> !known.contains(entry.key()))
                    .forEach(entry -> decoder.unknownKey(entry, known));
            return decoder;
        }
        problems.add(new Problem(
                node.at(),
                "a mapping with the keys " + String.join(", ", known),
                node.describe(),
                language,
                "write 'key: value' lines here"));
        MappingDecoder nothing =
                new MappingDecoder(new YamlNode.Mapping(node.at(), new LinkedHashMap<>()), language, problems);
        nothing.excused.addAll(known);
        return nothing;
    }

    private void unknownKey(YamlNode.Entry entry, Collection<String> known) {
        excused.add(Words.nearest(entry.key(), known));
        problems.add(new Problem(
                entry.at(),
                "one of the keys " + String.join(", ", known),
                "the unknown key '" + entry.key() + "'",
                "unknown keys are refused, so that a misspelt one cannot be ignored",
                "did you mean '" + Words.nearest(entry.key(), known) + "'?"));
    }

    /**
     * Tells where the mapping begins.
     *
     * @return the place
     */
    public Location at() {
        return mapping.at();
    }

    /**
     * Tells whether a key is there.
     *
     * @param key the key
     * @return whether the mapping has it
     */
    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /**
     * Takes a value as it is.
     *
     * @param key the key
     * @return the value, empty if the key is not there
     */
    public Optional<YamlNode> node(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value);
    }

    /**
     * Takes a text that may be absent.
     *
     * @param key the key
     * @return the text, empty if absent or wrong
     */
    public Optional<String> optionalText(String key) {
        return node(key).flatMap(value -> scalar(value, "a text for '" + key + "'"));
    }

    /**
     * Takes a text that must be there.
     *
     * @param key the key
     * @return the text, {@code ""} if absent or wrong
     */
    public String text(String key) {
        if (!has(key)) {
            missing(key);
            return "";
        }
        Optional<String> text = optionalText(key);
        if (text.filter(String::isBlank).isPresent()) {
            missing(key);
        }
        return text.orElse("");
    }

    /**
     * Takes a whole number that may be absent.
     *
     * @param key the key
     * @return the number, empty if absent or wrong
     */
    public Optional<Long> number(String key) {
        return node(key).flatMap(value -> number(value, "a whole number for '" + key + "'"));
    }

    /**
     * Takes a truth value.
     *
     * @param key the key
     * @param otherwise what an absent key means
     * @return the value
     */
    public boolean flag(String key, boolean otherwise) {
        Optional<YamlNode> value = node(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        Optional<String> text = scalar(value.get(), "true or false for '" + key + "'");
        if (text.isPresent() && !Set.of("true", "false").contains(text.get())) {
            wrong(value.get(), "true or false for '" + key + "'", "write true or false");
        }
        return text.equals(Optional.of("true"));
    }

    /**
     * Takes one word of an enumeration, written in lower case with hyphens.
     *
     * @param key the key
     * @param type the enumeration
     * @param otherwise what an absent or wrong value means
     * @param <E> the enumeration
     * @return the constant
     */
    public <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        return node(key).flatMap(value -> word(value, type)).orElse(otherwise);
    }

    /**
     * Takes a list of words of an enumeration.
     *
     * @param key the key
     * @param type the enumeration
     * @param <E> the enumeration
     * @return the constants that were right, empty if absent
     */
    public <E extends Enum<E>> List<E> words(String key, Class<E> type) {
        return items(key).stream().flatMap(value -> word(value, type).stream()).toList();
    }

    /**
     * Takes a list of texts.
     *
     * @param key the key
     * @return the texts, empty if absent
     */
    public List<String> texts(String key) {
        return items(key).stream()
                .flatMap(value -> scalar(value, "a text in '" + key + "'").stream())
                .toList();
    }

    /**
     * Takes the items of a list; a single plain value counts as a list of one.
     *
     * @param key the key
     * @return the items, empty if absent
     */
    public List<YamlNode> items(String key) {
        return node(key).map(value -> items(value, key)).orElse(List.of());
    }

    private List<YamlNode> items(YamlNode value, String key) {
        if (value instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        if (value instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
            return List.of(scalar);
        }
        wrong(value, "a list for '" + key + "'", "write [a, b] or one '- a' a line");
        return List.of();
    }

    /**
     * Notes that a key that must be there is not, or has no value; says nothing where another message told why.
     *
     * @param key the key
     */
    public void missing(String key) {
        Optional<YamlNode> value = node(key);
        if (value.isEmpty() && excused.contains(key)) {
            return;
        }
        problems.add(new Problem(
                value.map(YamlNode::at).orElse(at()),
                "the key '" + key + "' with a value",
                value.orElse(mapping).describe(),
                "'" + key + "' is required here",
                "add '" + key + ": ...'"));
    }

    /**
     * Notes a problem with a value.
     *
     * @param value the value
     * @param expected what would have been right
     * @param next what the author can do
     */
    public void wrong(YamlNode value, String expected, String next) {
        problems.add(new Problem(value.at(), expected, value.describe(), language, next));
    }

    /**
     * Notes a problem with the value of a key; says nothing if the key is not there.
     *
     * @param key the key
     * @param expected what would have been right
     * @param next what the author can do
     */
    public void wrong(String key, String expected, String next) {
        node(key).ifPresent(value -> wrong(value, expected, next));
    }

    private Optional<String> scalar(YamlNode value, String expected) {
        if (value instanceof YamlNode.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        wrong(value, expected, "write a plain value");
        return Optional.empty();
    }

    private Optional<Long> number(YamlNode value, String expected) {
        Optional<String> text = scalar(value, expected);
        if (text.isPresent() && !text.get().matches("-?[0-9]{1,18}")) {
            wrong(value, expected, "write digits only, 18 at most");
            return Optional.empty();
        }
        return text.map(Long::parseLong);
    }

    private <E extends Enum<E>> Optional<E> word(YamlNode value, Class<E> type) {
        List<String> known = Words.spellings(type);
        String expected = "one of " + String.join(", ", known);
        Optional<String> text = scalar(value, expected);
        Optional<E> found = text.flatMap(word -> Words.find(type, word));
        if (text.isPresent() && found.isEmpty()) {
            wrong(value, expected, "did you mean '" + Words.nearest(text.get(), known) + "'?");
        }
        return found;
    }
}
