package dev.assay.engine.sql;

import java.util.Locale;

/** Knows whether a semicolon here would be within something that the statement has opened. */
final class Nesting {

    private boolean creates;
    private boolean first = true;
    private String previous = "";
    private int parentheses;
    private int blocks;

    void newStatement() {
        creates = false;
        first = true;
        previous = "";
        parentheses = 0;
        blocks = 0;
    }

    boolean swallowsSemicolon() {
        return parentheses > 0 || blocks > 0;
    }

    /** Takes a word that is not quoted. CASE has an END of its own; behind a dot or AS, both are names. */
    void word(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        creates = creates || (first && word.equals("CREATE"));
        first = false;
        boolean isName = previous.equals(".") || previous.equals("AS");
        if (!isName && blocks == 0) {
            blocks = creates && previous.equals("BEGIN") && word.equals("ATOMIC") ? 1 : 0;
        } else if (!isName && word.equals("CASE")) {
            blocks++;
        } else if (!isName && word.equals("END")) {
            blocks--;
        }
        previous = word;
    }

    /** Takes another character that stands outside of strings, or the first one of a string or a quoted name. */
    void other(char c) {
        first = false;
        if (c == '(') {
            parentheses++;
        } else if (c == ')') {
            parentheses = Math.max(0, parentheses - 1);
        }
        previous = String.valueOf(c);
    }
}
