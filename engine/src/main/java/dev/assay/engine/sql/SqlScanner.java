package dev.assay.engine.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts SQL into the pieces that matter here, by the rules of PostgreSQL's manual, "Lexical Structure". It never fails: a
 * piece that is not closed goes to the end of the text.
 */
final class SqlScanner {

    /** What a piece is. */
    enum Piece {
        WORD,
        LITERAL,
        QUOTED_NAME,
        SEMICOLON,
        SPACE,
        OTHER
    }

    private static final Pattern DOLLAR_TAG =
            Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uffff][A-Za-z0-9_\\x80-\\uffff]*)?\\$");

    private final String sql;
    private int start;
    private int end;

    SqlScanner(String sql) {
        this(sql, 0);
    }

    /** Begins somewhere in a text. */
    SqlScanner(String sql, int start) {
        this.sql = sql;
        this.end = start;
    }

    /** Goes to the next piece; tells whether there is one. */
    boolean hasNext() {
        return end < sql.length();
    }

    /** Where the current piece begins. */
    int start() {
        return start;
    }

    /** Where the current piece ends. */
    int end() {
        return end;
    }

    /** The current piece as it stands. */
    String text() {
        return sql.substring(start, end);
    }

    /** Moves on by one piece. Comments are space. */
    Piece next() {
        start = end;
        char c = sql.charAt(start);
        if (Character.isWhitespace(c)) {
            return to(start + 1, Piece.SPACE);
        }
        if (sql.startsWith("--", start)) {
            int line = sql.indexOf('\n', start);
            return to(line < 0 ? sql.length() : line, Piece.SPACE);
        }
        if (sql.startsWith("/*", start)) {
            return to(endOfComment(), Piece.SPACE);
        }
        return switch (c) {
            case ';' -> to(start + 1, Piece.SEMICOLON);
            case '\'' -> to(endOfQuoted(start, '\'', false), Piece.LITERAL);
            case '"' -> to(endOfQuoted(start, '"', false), Piece.QUOTED_NAME);
            case '$' -> dollar();
            default -> wordOrOther(c);
        };
    }

    private Piece wordOrOther(char c) {
        int quote = prefixedLiteral(c);
        if (quote > 0) {
            return to(endOfQuoted(quote, '\'', Character.toLowerCase(c) == 'e'), Piece.LITERAL);
        }
        if (!Character.isLetter(c) && c != '_') {
            return to(start + 1, Piece.OTHER);
        }
        int i = start + 1;
        while (i < sql.length() && isWordPart(sql.charAt(i))) {
            i++;
        }
        return to(i, Piece.WORD);
    }

    /** Where the quote of E'...', B'...', X'...', N'...' or U&amp;'...' is, or 0. */
    private int prefixedLiteral(char c) {
        if ("eEbBxXnN".indexOf(c) >= 0 && sql.startsWith("'", start + 1)) {
            return start + 1;
        }
        return "uU".indexOf(c) >= 0 && sql.startsWith("&'", start + 1) ? start + 2 : 0;
    }

    private Piece dollar() {
        Matcher tag = DOLLAR_TAG.matcher(sql).region(start, sql.length());
        if (!tag.lookingAt()) {
            return to(start + 1, Piece.OTHER);
        }
        int close = sql.indexOf(tag.group(), tag.end());
        return to(close < 0 ? sql.length() : close + tag.group().length(), Piece.LITERAL);
    }

    private int endOfQuoted(int open, char quote, boolean backslashes) {
        for (int i = open + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && backslashes) {
                i++;
            } else if (c == quote) {
                if (!sql.startsWith(String.valueOf(quote), i + 1)) {
                    return i + 1;
                }
                i++;
            }
        }
        return sql.length();
    }

    /** Comments nest in PostgreSQL. */
    private int endOfComment() {
        int depth = 0;
        for (int i = start; i < sql.length(); i++) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    private Piece to(int position, Piece piece) {
        end = position;
        return piece;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
