package dev.assay.engine.adapter;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a runner with a command line is run.
 *
 * @param program the program, and the arguments that always come first
 * @param commands what follows, for each of those that are run one after the other until one fails; at least one
 * @param environment the variables that it sees
 * @param successCodes the exit codes that mean success
 */
public record Invocation(
        List<String> program, List<List<String>> commands, Map<String, String> environment, Set<Integer> successCodes) {

    /** Copies the collections. */
    public Invocation {
        program = List.copyOf(program);
        commands = commands.stream().map(List::copyOf).toList();
        environment = Map.copyOf(environment);
        successCodes = Set.copyOf(successCodes);
    }
}
