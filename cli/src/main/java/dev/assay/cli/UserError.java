package dev.assay.cli;

import java.io.Serial;

/** Tells a user what cannot be done as asked for, in the five parts of every message of Assay. */
final class UserError extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A message that has its five parts already. */
    UserError(String message) {
        super(message);
    }

    private UserError(String message, Throwable cause) {
        super(message, cause);
    }

    static Where at(String where) {
        return expected -> found -> rule -> next ->
                new UserError(where + ": expected " + expected + ", found " + found + " [" + rule + "]; next: " + next);
    }

    /** The message, which is always there. */
    String text() {
        return String.valueOf(getMessage());
    }

    UserError because(Throwable cause) {
        return new UserError(text(), cause);
    }

    /** Asks for the second part. */
    interface Where {
        Expected expected(String expected);
    }

    /** Asks for the third part. */
    interface Expected {
        Found found(String found);
    }

    /** Asks for the fourth part. */
    interface Found {
        Rule rule(String rule);
    }

    /** Asks for the fifth part. */
    interface Rule {
        UserError next(String next);
    }
}
