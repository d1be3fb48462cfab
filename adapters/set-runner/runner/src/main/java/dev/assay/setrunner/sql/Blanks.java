package dev.assay.setrunner.sql;

/** White space and comments: line comments, and block comments that nest. */
final class Blanks {

    private Blanks() {}

    /** The offset of the first character at or after {@code from} that is neither white space nor part of a comment. */
    static int skip(String text, int from, LineIndex lines) {
        int at = from;
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOfLine(text, at);
            } else if (text.startsWith("/*", at)) {
                at = endOfBlock(text, at, lines);
            } else {
                return at;
            }
        }
        return at;
    }

    /** The offset of the quote that continues a string which ended at {@code from}, or -1: only across a line break. */
    static int continuation(String text, int from) {
        int at = from;
        boolean lineBreak = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                lineBreak |= c == '\n' || c == '\r';
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOfLine(text, at);
            } else {
                return lineBreak && c == '\'' ? at : -1;
            }
        }
        return -1;
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** The offset of the line break that ends the line of {@code from}, or the end of the text. */
    static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** The offset behind the block comment that begins at {@code from}. */
    static int endOfBlock(String text, int from, LineIndex lines) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        throw new SqlScriptException(
                lines.lineOf(from),
                "a block comment that is never closed",
                "close it: block comments nest in PostgreSQL");
    }
}
