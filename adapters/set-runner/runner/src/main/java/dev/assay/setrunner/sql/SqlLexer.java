package dev.assay.setrunner.sql;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into tokens with the rules of the server's scanner (src/backend/parser/scan.l, described in the chapter "Lexical
 * Structure"), for {@code standard_conforming_strings = on}. Comments and white space are skipped.
 */
final class SqlLexer {

    private final String text;
    private final LineIndex lines;
    private int position;

    SqlLexer(String text, LineIndex lines) {
        this.text = text;
        this.lines = lines;
    }

    /** The next token, or {@code null} at the end of the script. */
    @Nullable
    Token next() {
        position = Blanks.skip(text, position, lines);
        if (position >= text.length()) {
            return null;
        }
        int start = position;
        Token.Kind kind = scan(text.charAt(position));
        String content = kind == Token.Kind.STRING ? "" : text.substring(start, position);
        return new Token(kind, start, position, content);
    }

    private Token.Kind scan(char first) {
        if (first == '\'') {
            return string(position, false);
        }
        if (first == '"') {
            return quotedName(position);
        }
        if (first == '$') {
            return dollar();
        }
        if (isNameStart(first)) {
            return word(first);
        }
        if (first >= '0' && first <= '9') {
            return number();
        }
        refuseStrangers(first);
        position++;
        return Token.Kind.PUNCTUATION;
    }

    private void refuseStrangers(char c) {
        if (c == '\\') {
            int end = position + 1;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            throw new SqlScriptException(
                    lines.lineOf(position),
                    "psql meta-command " + text.substring(position, end),
                    "remove it: only psql understands commands that begin with a backslash");
        }
        if (c == '\0') {
            throw new SqlScriptException(
                    lines.lineOf(position), "a NUL character", "save the file as plain UTF-8 text");
        }
    }

    private Token.Kind word(char first) {
        int next = position + 1;
        if (charAt(next) == '\'' && "eEbBxXnN".indexOf(first) >= 0) {
            return string(next, first == 'e' || first == 'E');
        }
        if ((first == 'u' || first == 'U') && charAt(next) == '&') {
            if (charAt(next + 1) == '\'') {
                return string(next + 1, false);
            }
            if (charAt(next + 1) == '"') {
                return quotedName(next + 1);
            }
        }
        while (next < text.length() && isNamePart(text.charAt(next))) {
            next++;
        }
        position = next;
        return Token.Kind.WORD;
    }

    private Token.Kind number() {
        while (position < text.length() && (isNamePart(text.charAt(position)) || text.charAt(position) == '.')) {
            position++;
        }
        return Token.Kind.NUMBER;
    }

    private Token.Kind quotedName(int quote) {
        int at = quote + 1;
        while (true) {
            int close = text.indexOf('"', at);
            if (close < 0) {
                throw unterminated("quoted identifier", quote);
            }
            if (charAt(close + 1) != '"') {
                position = close + 1;
                return Token.Kind.QUOTED;
            }
            at = close + 2;
        }
    }

    /** A string and, across a line break, its continuations: they keep the backslash rule of the first part. */
    private Token.Kind string(int quote, boolean backslashes) {
        int at = endOfPart(quote, backslashes);
        int continuation = Blanks.continuation(text, at);
        while (continuation >= 0) {
            at = endOfPart(continuation, backslashes);
            continuation = Blanks.continuation(text, at);
        }
        position = at;
        return Token.Kind.STRING;
    }

    private int endOfPart(int quote, boolean backslashes) {
        int at = quote + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && backslashes) {
                at += 2;
            } else if (c != '\'') {
                at++;
            } else if (charAt(at + 1) == '\'') {
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw unterminated("string", quote);
    }

    private Token.Kind dollar() {
        int next = position + 1;
        if (charAt(next) >= '0' && charAt(next) <= '9') {
            position = next;
            return number();
        }
        int tagEnd = next;
        while (tagEnd < text.length() && isTagPart(text.charAt(tagEnd))) {
            tagEnd++;
        }
        if (charAt(tagEnd) != '$') {
            position++;
            return Token.Kind.PUNCTUATION;
        }
        String tag = text.substring(position, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            throw unterminated("dollar-quoted string " + tag, position);
        }
        position = close + tag.length();
        return Token.Kind.STRING;
    }

    private SqlScriptException unterminated(String what, int from) {
        return new SqlScriptException(
                lines.lineOf(from), "a " + what + " that is never closed", "close it, or check the quotes before it");
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isTagPart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9');
    }

    private static boolean isNamePart(char c) {
        return isTagPart(c) || c == '$';
    }
}
