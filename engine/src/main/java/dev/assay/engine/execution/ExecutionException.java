package dev.assay.engine.execution;

import java.io.Serial;

/** Tells that Assay itself failed; never charged to a runner. */
public final class ExecutionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ExecutionException(String message) {
        super(message);
    }

    ExecutionException(String message, Throwable cause) {
        super(message, cause);
    }
}
