package dev.assay.report.html;

import dev.assay.engine.execution.Result;
import dev.assay.report.Mark;

/**
 * How a result looks: a word, a glyph of its own and a colour, of which each says the same alone.
 *
 * @param word the behaviour, or the verdict where there is none
 * @param glyph one character that no other word has
 * @param style the class of the style sheet
 * @param mark the class for what it means: whether it is known, or a finding
 * @param note what it means, in words; empty where it is as expected
 * @param sign the character for that; empty where it is as expected
 */
record Sign(String word, String glyph, String style, String mark, String note, String sign) {

    static final Sign EMPTY = new Sign("not run", "\u00b7", "b-empty", "", "", "");

    static Sign of(Result result) {
        Mark mark = Mark.of(result);
        String word = Mark.plainWord(result);
        boolean plain = mark == Mark.AS_EXPECTED || mark == Mark.NOT_APPLICABLE;
        return new Sign(
                word,
                glyph(word),
                "b-" + style(word),
                "m-" + mark.name().toLowerCase(java.util.Locale.ROOT),
                plain ? "" : mark.meaning(),
                plain ? "" : mark.sign());
    }

    static Sign of(String word) {
        return new Sign(word, glyph(word), "b-" + style(word), "", "", "");
    }

    private static String style(String word) {
        return word.equals("n/a") ? "na" : word;
    }

    private static String glyph(String word) {
        return switch (word) {
            case "converges" -> "\u2713";
            case "refuses" -> "\u2298";
            case "stuck" -> "\u25a0";
            case "leaks" -> "\u25d4";
            case "hangs" -> "\u221e";
            case "repeats" -> "\u00d7";
            case "diverges" -> "\u2260";
            case "inconclusive", "none" -> "?";
            case "error" -> "#";
            case "n/a" -> "\u2013";
            default -> "\u00b7";
        };
    }
}
