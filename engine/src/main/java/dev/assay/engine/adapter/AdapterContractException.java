package dev.assay.engine.adapter;

import dev.assay.engine.yaml.Problem;
import java.io.Serial;

/**
 * Tells that an adapter does not keep its side of the contract. That is an error, and nothing is said about its runner.
 */
public final class AdapterContractException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param problem where the contract is broken, what was expected and found, which rule decided, what to do next
     */
    public AdapterContractException(Problem problem) {
        super(problem.toString());
    }
}
