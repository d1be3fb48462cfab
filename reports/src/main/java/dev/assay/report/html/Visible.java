package dev.assay.report.html;

import dev.assay.report.Printable;
import java.util.stream.Collectors;

/**
 * Makes text safe to read: what changes the order in which text is read, or is not seen at all, is spelled out. Line ends
 * stay.
 */
public final class Visible {

    private Visible() {}

    /**
     * Spells out what is not seen.
     *
     * @param text any text
     * @return the text; its lines end in a line feed
     */
    public static String text(String text) {
        if (text.chars().allMatch(character -> character == '\n' || (character >= ' ' && character < 0x7f))) {
            return text;
        }
        return text.replace("\r\n", "\n").lines().map(Printable::line).collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }
}
