package dev.assay.engine.postgres;

import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server, or a database of it, that cannot be had as asked for.
 *
 * <p>The message has the five parts of every message of Assay: where, what was expected, what was found, which rule
 * or setting decided, and what to do next. It never holds a password.
 */
public final class PostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Where the trouble is; the first of the five parts. */
    static Where at(String where) {
        return expected -> found -> rule -> next -> new PostgresException(
                where + ": expected " + expected + ", found " + found + " [" + rule + "]; next: " + next, null);
    }

    /** The same trouble with the exception that brought it to light. */
    PostgresException because(Throwable cause) {
        return new PostgresException(String.valueOf(getMessage()), cause);
    }

    /** Asks for the second part: what was expected. */
    interface Where {
        Expected expected(String expected);
    }

    /** Asks for the third part: what was found. */
    interface Expected {
        Found found(String found);
    }

    /** Asks for the fourth part: which rule or setting decided. */
    interface Found {
        Rule rule(String rule);
    }

    /** Asks for the fifth part: what to do next. */
    interface Rule {
        PostgresException next(String next);
    }
}
