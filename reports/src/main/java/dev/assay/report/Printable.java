package dev.assay.report;

/**
 * Makes any text safe to print: what migrations, tools and servers say is data, and a terminal would obey what is
 * written between its letters.
 */
public final class Printable {

    private Printable() {}

    /**
     * Makes one line of a text: everything that a terminal could obey, or that changes the order in which text is read,
     * is spelled out.
     *
     * @param text any text
     * @return the text with each such character as, for instance, {@code \x1b} or {@code \n}
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(codePoint, line));
        return line.toString();
    }

    private static void append(int codePoint, StringBuilder line) {
        if (codePoint == '\t') {
            line.append("    ");
        } else if (codePoint == '\n') {
            line.append("\\n");
        } else if (codePoint == '\r') {
            line.append("\\r");
        } else if (isObeyed(codePoint)) {
            line.append(codePoint < 0x100 ? "\\x%02x".formatted(codePoint) : "\\u%04x".formatted(codePoint));
        } else {
            line.appendCodePoint(codePoint);
        }
    }

    private static boolean isObeyed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
