package dev.assay.report.stream;

import java.io.Serial;

/** Says in five parts why a stream, or several, cannot be used. */
public final class StreamException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private StreamException(String message) {
        super(message);
    }

    /**
     * Makes one.
     *
     * @param where the file and line
     * @param expected what was expected there
     * @param found what was found
     * @param rule which rule decided
     * @param next what to do
     * @return the exception, to be thrown
     */
    public static StreamException of(String where, String expected, String found, String rule, String next) {
        return new StreamException(
                where + ": expected " + expected + ", found " + found + " [" + rule + "]; next: " + next);
    }
}
