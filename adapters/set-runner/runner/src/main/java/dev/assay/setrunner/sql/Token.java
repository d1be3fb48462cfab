package dev.assay.setrunner.sql;

import java.util.Locale;

/**
 * One lexical unit of SQL, as PostgreSQL's own scanner cuts it (chapter "Lexical Structure").
 *
 * @param kind what it is
 * @param start offset of its first character in the script
 * @param end offset behind its last character
 * @param text its characters; empty for strings, which may be megabytes long and are never looked into
 */
public record Token(Kind kind, int start, int end, String text) {

    /** What a token is. */
    public enum Kind {
        /** A key word or an unquoted identifier. */
        WORD,
        /** An identifier in double quotes. */
        QUOTED,
        /** A string in any of the spellings of PostgreSQL, dollar quotes included. */
        STRING,
        /** A number or a parameter such as {@code $1}. */
        NUMBER,
        /** One character of punctuation or of an operator. */
        PUNCTUATION
    }

    /** Tells whether this is the given key word, in any case, not in quotes. */
    public boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Tells whether this is the given punctuation. */
    public boolean is(char punctuation) {
        return kind == Kind.PUNCTUATION && text.charAt(0) == punctuation;
    }

    /** Tells whether this can name an object: a word or an identifier in quotes. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** The name that the server would see: lower case unless it was quoted. */
    public String name() {
        if (kind == Kind.QUOTED) {
            return text.substring(text.indexOf('"') + 1, text.length() - 1).replace("\"\"", "\"");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
