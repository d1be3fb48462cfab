package dev.assay.engine.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL into statements, by the rules of PostgreSQL's manual, "Lexical Structure": a semicolon in a string, a quoted
 * name, a dollar-quoted text or a comment ends nothing, nor does one in parentheses (CREATE RULE) or in the body of a
 * function that has no quotes (CREATE FUNCTION, "sql_body").
 */
public final class SqlStatements {

    private final String sql;
    private final List<String> statements = new ArrayList<>();
    private final Nesting nesting = new Nesting();
    private int begin;
    private boolean hasCode;

    private SqlStatements(String sql) {
        this.sql = sql;
    }

    /**
     * Lists the statements of a text.
     *
     * @param sql the text; one that is cut off within a string or a comment is taken to the end
     * @return the statements in order, each without the semicolon at its end; what holds only comments is part of none
     */
    public static List<String> of(String sql) {
        SqlStatements split = new SqlStatements(sql);
        split.scan();
        return List.copyOf(split.statements);
    }

    private void scan() {
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == ';' && !nesting.swallowsSemicolon()) {
                end(at);
                begin = at + 1;
                at++;
            } else if (sql.startsWith("--", at)) {
                at = after("\n", at);
            } else if (sql.startsWith("/*", at)) {
                at = afterComment(at);
            } else {
                hasCode = hasCode || !Character.isWhitespace(c);
                at = afterToken(at, c);
            }
        }
        end(sql.length());
    }

    private void end(int at) {
        if (hasCode) {
            statements.add(sql.substring(begin, at).strip());
        }
        hasCode = false;
        nesting.newStatement();
    }

    private int afterToken(int at, char c) {
        if (c == '\'') {
            return afterString(at, false);
        }
        if (c == '"') {
            nesting.other(c);
            return after("\"", at + 1);
        }
        if (c == '$') {
            return afterDollars(at);
        }
        if (isNameStart(c)) {
            return afterWord(at, c);
        }
        if (!Character.isWhitespace(c)) {
            nesting.other(c);
        }
        return at + 1;
    }

    private int afterWord(int at, char first) {
        if ((first == 'e' || first == 'E') && sql.startsWith("'", at + 1)) {
            return afterString(at + 1, true);
        }
        int end = at + 1;
        while (end < sql.length() && isNamePart(sql.charAt(end))) {
            end++;
        }
        nesting.word(sql.substring(at, end));
        return end;
    }

    private int afterString(int quote, boolean escapes) {
        nesting.other('\'');
        int at = quote + 1;
        while (at < sql.length() && sql.charAt(at) != '\'') {
            at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
        }
        int end = at + 1;
        return escapes && sql.startsWith("'", end) ? afterString(end, true) : end;
    }

    private int afterDollars(int at) {
        nesting.other('$');
        int second = sql.indexOf('$', at + 1);
        String tag = second < 0 ? "" : sql.substring(at + 1, second);
        boolean isTag = second >= 0
                && tag.chars().allMatch(c -> isNamePart((char) c))
                && (tag.isEmpty() || isNameStart(tag.charAt(0)));
        return isTag ? after("$" + tag + "$", second + 1) : at + 1;
    }

    private int afterComment(int open) {
        int depth = 0;
        int at = open;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        return at;
    }

    private int after(String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
