package dev.assay.engine.schema;

/** Makes text that comes from a database harmless for a message: it is data, whatever it holds. */
public final class Printable {

    private Printable() {}

    /**
     * Writes control characters, line ends and invisible characters as escapes.
     *
     * @param text any text
     * @return the text in one line
     */
    public static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> append(escaped, c);
            }
        });
        return escaped.toString();
    }

    /**
     * Writes text like {@link #text(String)}, cut if it is long.
     *
     * @param text any text
     * @param length how many characters of it to write at most
     * @return the text in one line
     */
    public static String start(String text, int length) {
        return text.length() <= length ? text(text) : text(text.substring(0, length)) + "...";
    }

    private static void append(StringBuilder escaped, int c) {
        if (isInvisible(c)) {
            escaped.append("\\u{").append(Integer.toHexString(c)).append('}');
        } else {
            escaped.appendCodePoint(c);
        }
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
