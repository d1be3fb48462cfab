package dev.assay.engine.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How the languages of Assay spell constants, and which known word a misspelt one was meant to be. */
public final class Words {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    /** A word of fewer letters begins too many others to say what was meant. */
    private static final int SHORTEST_START = 3;

    private Words() {}

    /**
     * Tells how far a misspelt word is from the nearest known one.
     *
     * @param word the misspelt word
     * @param known the known words
     * @return the number of letters to change, 0 for a known word
     */
    public static int distance(String word, Collection<String> known) {
        return DISTANCE.apply(word, Words.nearest(word, known));
    }

    /**
     * Finds the known word that is most like a misspelt one; one that begins with it is more so than any other.
     *
     * @param word the misspelt word
     * @param known the known words
     * @return the nearest one, {@code ""} if none is known
     */
    public static String nearest(String word, Collection<String> known) {
        boolean isStart = word.length() >= SHORTEST_START;
        return known.stream()
                .min(Comparator.comparing((String candidate) -> !(isStart && candidate.startsWith(word)))
                        .thenComparing(candidate -> DISTANCE.apply(word, candidate)))
                .orElse("");
    }

    /**
     * Spells a constant as the language writes it.
     *
     * @param constant the constant
     * @return for instance {@code not-applicable}
     */
    public static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds the constant that a word spells.
     *
     * @param type the enumeration
     * @param word the word, exactly as {@link #spelling} writes it
     * @param <E> the enumeration
     * @return the constant, empty if the word is none of its
     */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> spelling(constant).equals(word))
                .findFirst();
    }

    /**
     * Spells all constants of an enumeration.
     *
     * @param type the enumeration
     * @return the words, in the order of their declaration
     */
    public static List<String> spellings(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::spelling).toList();
    }
}
