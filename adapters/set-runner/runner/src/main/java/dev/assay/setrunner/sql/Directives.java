package dev.assay.setrunner.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the runner's directives, {@code -- assay: ...}, in the comments that lead a file. */
public final class Directives {

    /** Opts a file out of the one transaction that it would run in. */
    public static final String NO_TRANSACTION = "no-transaction";

    /** Leaves a file for later, when the deferred ones are asked for. */
    public static final String DEFERRED = "deferred";

    /** Names, before a list of versions, what has to be applied before a file. */
    public static final String REQUIRES = "requires";

    private static final String MARK = "assay:";

    private Directives() {}

    /**
     * A directive as found.
     *
     * @param text what follows the mark, in lower case
     * @param line its line, counted from one
     */
    public record Directive(String text, int line) {}

    /** The directives before the first statement, in order; blank lines and other comments may stand around them. */
    public static List<Directive> of(String text) {
        LineIndex lines = new LineIndex(text);
        List<Directive> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Blanks.isSpace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = Blanks.endOfLine(text, at);
                String comment = text.substring(at + 2, end).strip();
                if (comment.toLowerCase(Locale.ROOT).startsWith(MARK)) {
                    String directive = comment.substring(MARK.length()).strip().toLowerCase(Locale.ROOT);
                    found.add(new Directive(directive, lines.lineOf(at)));
                }
                at = end;
            } else if (text.startsWith("/*", at)) {
                at = Blanks.endOfBlock(text, at, lines);
            } else {
                break;
            }
        }
        return found;
    }
}
