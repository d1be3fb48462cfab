package dev.assay.adapter.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the words in braces of one command stand for.
 *
 * @param words the values by word; one that is a list of several becomes as many arguments
 */
record Values(Map<String, List<String>> words) {

    Values {
        words = Map.copyOf(words);
    }

    /** Adds a value for a placeholder. */
    Values with(Placeholder placeholder, String value) {
        Map<String, List<String>> more = new HashMap<>(words);
        more.put(placeholder.spelling(), List.of(value));
        return new Values(more);
    }

    /** Puts the values into arguments; an argument that is nothing but a list becomes its items. */
    List<String> arguments(List<Template> arguments) {
        return arguments.stream()
                .flatMap(argument -> argument.onlyWord()
                        .map(word -> value(word).stream())
                        .orElseGet(() -> List.of(fill(argument)).stream()))
                .toList();
    }

    /** Puts the values into a text. */
    String fill(Template template) {
        return template.fill(word -> String.join(" ", value(word)));
    }

    /** The values as templates of files see them. */
    Map<String, Object> texts() {
        Map<String, Object> texts = new HashMap<>();
        words.forEach((word, value) -> texts.put(word, String.join(" ", value)));
        return texts;
    }

    private List<String> value(String word) {
        List<String> value = words.get(word);
        if (value == null) {
            throw new IllegalStateException("no value for {" + word + "}");
        }
        return value;
    }
}
