package dev.assay.engine.schema;

/** Cuts two long texts to the same window around the place where they part, and makes what they hold harmless. */
final class Excerpt {

    private static final int BEFORE = 40;
    private static final int WIDTH = 160;

    private final int start;

    private Excerpt(int start) {
        this.start = start;
    }

    static Excerpt around(String one, String other) {
        if (one.length() <= WIDTH && other.length() <= WIDTH) {
            return new Excerpt(0);
        }
        int common = 0;
        while (common < one.length() && common < other.length() && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return new Excerpt(Math.max(0, common - BEFORE));
    }

    String of(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        int from = Math.min(start, text.length());
        int to = Math.min(text.length(), from + WIDTH);
        return (from > 0 ? "..." : "") + escape(text.substring(from, to)) + (to < text.length() ? "..." : "");
    }

    /** Writes control characters, line ends and invisible characters as escapes: text from a database is data. */
    static String escape(String text) {
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

    private static void append(StringBuilder escaped, int c) {
        boolean invisible = switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
        if (invisible) {
            escaped.append(String.format("\\u{%x}", c));
        } else {
            escaped.appendCodePoint(c);
        }
    }
}
