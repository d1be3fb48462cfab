package dev.assay.setrunner;

import java.io.Serializable;

/**
 * One failure, told in five parts. Its text never holds a password.
 *
 * @param where the file, statement and line, or the object
 * @param expected what should have been
 * @param found what was
 * @param rule the rule or setting that decided
 * @param next what to do now
 */
public record Problem(String where, String expected, String found, String rule, String next) implements Serializable {

    /** Masks secrets in every part. */
    public Problem {
        where = Redaction.mask(where);
        expected = Redaction.mask(expected);
        found = Redaction.mask(found);
        rule = Redaction.mask(rule);
        next = Redaction.mask(next);
    }

    /** The five parts, one a line. */
    @Override
    public String toString() {
        return where + ": " + found + "\n  expected: " + expected + "\n  rule:     " + rule + "\n  next:     " + next;
    }
}
