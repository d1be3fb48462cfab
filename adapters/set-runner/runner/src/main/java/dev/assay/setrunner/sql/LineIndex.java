package dev.assay.setrunner.sql;

/** Gives the line of an offset; LF, CRLF and a lone CR all end a line. */
final class LineIndex {

    private final String text;
    private int knownOffset;
    private int knownLine = 1;

    LineIndex(String text) {
        this.text = text;
    }

    /** The line of {@code offset}, counted from one; cheap when offsets are asked for in ascending order. */
    int lineOf(int offset) {
        if (offset < knownOffset) {
            knownOffset = 0;
            knownLine = 1;
        }
        while (knownOffset < offset) {
            if (endsLine(knownOffset)) {
                knownLine++;
            }
            knownOffset++;
        }
        return knownLine;
    }

    private boolean endsLine(int at) {
        char c = text.charAt(at);
        return c == '\n' || (c == '\r' && !(at + 1 < text.length() && text.charAt(at + 1) == '\n'));
    }
}
