package dev.assay.engine.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a runner's process is started with.
 *
 * @param arguments the program and its arguments; not empty
 * @param environment the variables that it sees; {@code PATH}, and {@code HOME} as the directory, are added where they
 *     are not among them, and nothing else is
 * @param directory its working directory
 * @param secrets texts that must never be seen in its output; may be empty
 * @param successCodes the exit codes that mean success
 */
public record RunnerCommand(
        List<String> arguments,
        Map<String, String> environment,
        Path directory,
        Set<String> secrets,
        Set<Integer> successCodes) {

    /** Copies the collections. */
    public RunnerCommand {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least the program");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        secrets = Set.copyOf(secrets);
        successCodes = Set.copyOf(successCodes);
    }

    /**
     * Makes a command that carries out an order, in the order's directory, with exit code 0 for success; the password
     * of the order's database is its secret.
     *
     * @param order the order
     * @param arguments the program and its arguments
     * @param environment the variables that it sees
     * @return the command
     */
    public static RunnerCommand of(Order order, List<String> arguments, Map<String, String> environment) {
        return new RunnerCommand(
                arguments,
                environment,
                order.directory(),
                Set.of(order.database().password()),
                Set.of(0));
    }

    /** Shows the program only, because the rest may hold a password. */
    @Override
    public String toString() {
        return arguments.get(0) + " in " + directory;
    }
}
