package dev.assay.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Writes arguments so that a shell reads them as they are. */
final class Shell {

    private Shell() {}

    static String join(List<String> arguments) {
        return arguments.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }

    static String quote(String argument) {
        return argument.matches("[A-Za-z0-9@%+=:,./_-]+") ? argument : always(argument);
    }

    /** Quotes also what needs it not. */
    static String always(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
