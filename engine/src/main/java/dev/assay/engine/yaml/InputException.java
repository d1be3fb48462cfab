package dev.assay.engine.yaml;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Tells that an input file cannot be used, with every problem that was found in it. */
public final class InputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Creates the exception.
     *
     * @param problems what is wrong, in the order of the file; never empty
     */
    public InputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /**
     * Lists what is wrong.
     *
     * @return the problems in the order of the file, never empty
     */
    public List<Problem> problems() {
        return problems;
    }
}
