package dev.assay.adapter.command;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    /** The word, if the text is nothing but one. */
    Optional<String> onlyWord() {
        Matcher matcher = WORD.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Puts in the values, once: what a value itself has in braces stays as it is. */
    String fill(UnaryOperator<String> values) {
        return WORD.matcher(text).replaceAll(match -> Matcher.quoteReplacement(values.apply(match.group(1))));
    }
}
