package dev.assay.adapter.command.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL into statements, by the rules of PostgreSQL's manual, "Lexical Structure": a semicolon in a string, a quoted
 * name, a dollar-quoted text or a comment ends nothing.
 */
final class SqlStatements {

    private final String sql;
    private final List<String> statements = new ArrayList<>();
    private int begin;
    private boolean hasCode;

    private SqlStatements(String sql) {
        this.sql = sql;
    }

    /** Lists the statements without the semicolons at their ends; what holds only comments is part of no statement. */
    static List<String> of(String sql) {
        SqlStatements split = new SqlStatements(sql);
        split.scan();
        return split.statements;
    }

    private void scan() {
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == ';') {
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
    }

    private int afterToken(int at, char c) {
        if (c == '\'') {
            return afterString(at, isEscapeString(at));
        }
        if (c == '"') {
            return after("\"", at + 1);
        }
        if (c == '$' && (at == 0 || !Character.isJavaIdentifierPart(sql.charAt(at - 1)))) {
            return afterDollars(at);
        }
        return at + 1;
    }

    private boolean isEscapeString(int at) {
        return at > 0
                && Character.toLowerCase(sql.charAt(at - 1)) == 'e'
                && (at == 1 || !Character.isJavaIdentifierPart(sql.charAt(at - 2)));
    }

    private int afterString(int quote, boolean escapes) {
        int at = quote + 1;
        while (at < sql.length() && sql.charAt(at) != '\'') {
            at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int afterDollars(int at) {
        int second = sql.indexOf('$', at + 1);
        String tag = second < 0 ? "" : sql.substring(at + 1, second);
        boolean isTag = second >= 0 && tag.chars().allMatch(c -> Character.isJavaIdentifierPart(c));
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
}
