package dev.assay.report.markdown;

import dev.assay.report.Printable;

/**
 * Makes text that Markdown has no say in. Every character that could be syntax, a mention, a reference or HTML is written
 * as a numeric reference, of which CommonMark (section 2.5) makes no structure.
 */
final class Inert {

    private Inert() {}

    /** Writes a text of somebody else's as code. */
    static String code(String text, int most) {
        String line = Printable.line(text);
        String bounded = line.length() <= most ? line : line.substring(0, most) + "...";
        StringBuilder out = new StringBuilder("<code>");
        bounded.codePoints().forEach(point -> {
            boolean plain = Character.isLetterOrDigit(point) || " .,-/".indexOf(point) >= 0;
            if (plain) {
                out.appendCodePoint(point);
            } else {
                out.append("&#")
                        .append(Character.getType(point) == Character.SURROGATE ? 63 : point)
                        .append(';');
            }
        });
        return out.append("</code>").toString();
    }
}
