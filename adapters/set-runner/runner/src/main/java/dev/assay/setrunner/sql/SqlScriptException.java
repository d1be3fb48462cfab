package dev.assay.setrunner.sql;

/** Says why a script cannot be cut into statements, and in which line. */
public final class SqlScriptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String advice;

    SqlScriptException(int line, String message, String advice) {
        super(message);
        this.line = line;
        this.advice = advice;
    }

    /** The line of the script, counted from one. */
    public int line() {
        return line;
    }

    /** What the author of the script can do about it. */
    public String advice() {
        return advice;
    }
}
