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
        return (from > 0 ? "..." : "") + Printable.text(text.substring(from, to)) + (to < text.length() ? "..." : "");
    }
}
