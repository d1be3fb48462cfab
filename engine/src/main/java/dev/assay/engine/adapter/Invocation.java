package dev.assay.engine.adapter;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a runner with a command line is started.
 *
 * @param program the program, and the arguments that always come first
 * @param arguments what follows
 * @param environment the variables that it sees
 * @param successCodes the exit codes that mean success
 */
public record Invocation(
        List<String> program, List<String> arguments, Map<String, String> environment, Set<Integer> successCodes) {

    /** Copies the collections. */
    public Invocation {
        program = List.copyOf(program);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        successCodes = Set.copyOf(successCodes);
    }
}
