package dev.assay.adapter.command;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders, each a word in braces.
 *
 * @param text the text as the descriptor has it
 */
record Template(String text) {

    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");

    /** Lists the words that stand in braces. */
    List<String> words() {
        return WORD.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** Puts in the values, once: what a value itself has in braces stays as it is. */
    String fill(Map<Placeholder, String> values) {
        return WORD.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
    }

    private static String value(MatchResult match, Map<Placeholder, String> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().spelling().equals(match.group(1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no value for " + match.group()));
    }
}
