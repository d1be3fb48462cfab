package dev.assay.setrunner.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the tokens of one statement and knows whether a semicolon would end it. */
final class StatementAssembler {

    static final int HEAD_LENGTH = 256;

    private final int number;
    private final Token first;
    private final List<Token> head = new ArrayList<>();
    private final Set<String> qualifiers = new HashSet<>();
    private final Set<String> calls = new HashSet<>();
    private @Nullable Token previous;
    private @Nullable Token openParenthesis;
    private int parentheses;
    private int atomicBlocks;
    private int end;

    StatementAssembler(int number, Token first) {
        this.number = number;
        this.first = first;
        add(first);
    }

    /** Tells whether a semicolon here is part of the statement: in CREATE RULE's parentheses, or in a BEGIN ATOMIC body. */
    boolean swallowsSemicolon() {
        return parentheses > 0 || atomicBlocks > 0;
    }

    void add(Token token) {
        if (head.size() < HEAD_LENGTH) {
            head.add(relative(token));
        }
        if (token.is('(')) {
            openParenthesis = parentheses == 0 ? token : openParenthesis;
            parentheses++;
            remember(calls);
        } else if (token.is(')')) {
            parentheses = Math.max(0, parentheses - 1);
        } else if (token.is('.')) {
            remember(qualifiers);
        } else {
            trackAtomicBody(token);
        }
        previous = token;
        end = token.end();
    }

    private void remember(Set<String> names) {
        if (previous != null && previous.isName()) {
            names.add(previous.name());
        }
    }

    /** CASE has an END of its own inside such a body; behind a dot or AS, both are names. */
    private void trackAtomicBody(Token token) {
        if (previous == null || previous.is('.') || previous.is("AS")) {
            return;
        }
        if (atomicBlocks == 0) {
            if (token.is("ATOMIC") && previous.is("BEGIN") && createsRoutine()) {
                atomicBlocks = 1;
            }
        } else if (token.is("CASE")) {
            atomicBlocks++;
        } else if (token.is("END")) {
            atomicBlocks--;
        }
    }

    private boolean createsRoutine() {
        if (head.size() < 4 || !head.get(0).is("CREATE")) {
            return false;
        }
        Token what = head.get(1).is("OR") ? head.get(3) : head.get(1);
        return what.is("FUNCTION") || what.is("PROCEDURE");
    }

    SqlStatement finish(String script, LineIndex lines) {
        if (parentheses > 0 && openParenthesis != null) {
            throw new SqlScriptException(
                    lines.lineOf(openParenthesis.start()), "a parenthesis that is never closed", "close it");
        }
        if (atomicBlocks > 0) {
            throw new SqlScriptException(
                    lines.lineOf(first.start()), "a BEGIN ATOMIC body without its END", "end the body with END");
        }
        int line = lines.lineOf(first.start());
        return new SqlStatement(number, line, script.substring(first.start(), end), head, qualifiers, calls);
    }

    private Token relative(Token token) {
        int offset = first.start();
        return new Token(token.kind(), token.start() - offset, token.end() - offset, token.text());
    }
}
