package dev.assay.report;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.yaml.Words;
import java.util.Locale;

/** What a result means for whoever looks at the run; the order of the constants is the order of badness. */
public enum Mark {
    /** The runner lacks a capability that the scenario requires. */
    NOT_APPLICABLE("", Style.FAINT, "not applicable: the runner lacks a capability that the scenario requires"),
    /** A pass. */
    AS_EXPECTED("", Style.GOOD, "as expected: a behaviour that the scenario accepts"),
    /** A program that it needs is not on this machine. */
    NONE("-", Style.UNSURE, "none: it could not be run, because a program is not there; neither pass nor fail"),
    /** A recorded deviation that happened as recorded. */
    DEVIATION("*", Style.KNOWN, "deviation that is recorded, and happened as recorded"),
    /** It proves nothing. */
    INCONCLUSIVE("?", Style.UNSURE, "inconclusive: the fault never fired, or nothing was compared"),
    /** A recorded deviation that did not happen as recorded. */
    STALE("~", Style.UNSURE, "stale record: a deviation is recorded and did not happen as recorded"),
    /** A behaviour that the scenario does not accept and nobody recorded. */
    FINDING("!", Style.BAD, "finding: a behaviour that the scenario does not accept"),
    /** Assay or the adapter failed. */
    ERROR("#", Style.BROKEN, "error of Assay or the adapter, not of the runner");

    private final String sign;
    private final Style style;
    private final String meaning;

    Mark(String sign, Style style, String meaning) {
        this.sign = sign;
        this.style = style;
        this.meaning = meaning;
    }

    /**
     * Classifies a result.
     *
     * @param result the result
     * @return its mark
     */
    public static Mark of(Result result) {
        return switch (result.verdict()) {
            case ERROR -> ERROR;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case NONE -> NONE;
            case PASS, FAIL, NOT_APPLICABLE ->
                switch (result.expectation()) {
                    case STALE_DEVIATION -> STALE;
                    case UNEXPECTED -> FINDING;
                    case AS_EXPECTED -> asExpected(result.verdict());
                };
        };
    }

    private static Mark asExpected(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> DEVIATION;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
            default -> AS_EXPECTED;
        };
    }

    /**
     * Tells whether a result of this kind must be looked at.
     *
     * @return whether it makes a run fail
     */
    public boolean fails() {
        return compareTo(DEVIATION) > 0;
    }

    /**
     * Tells how it looks in colour.
     *
     * @return the style
     */
    public Style style() {
        return style;
    }

    /**
     * Gives the character that follows the word.
     *
     * @return one character, or none
     */
    public String sign() {
        return sign;
    }

    /**
     * Says what the legend says.
     *
     * @return a sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Puts a result into one word with a mark that needs no colour.
     *
     * @param result the result
     * @return for instance {@code converges}, {@code diverges*} or {@code DIVERGES!}
     */
    public static String word(Result result) {
        Mark mark = of(result);
        String word = plainWord(result);
        return (mark.fails() ? word.toUpperCase(Locale.ROOT) : word) + mark.sign;
    }

    /**
     * Puts a result into one word without a mark.
     *
     * @param result the result
     * @return its behaviour, or its verdict where there is none
     */
    public static String plainWord(Result result) {
        return switch (result.verdict()) {
            case ERROR -> "error";
            case INCONCLUSIVE -> "inconclusive";
            case NOT_APPLICABLE -> "n/a";
            case NONE -> "none";
            case PASS, FAIL ->
                result.behaviour().map(Words::spelling).orElseGet(() -> Words.spelling(result.verdict()));
        };
    }
}
