package dev.assay.cli;

import java.util.List;
import java.util.regex.Pattern;

/** What a YAML file of a user is, by the keys that only one kind has. */
enum InputKind {
    /** A story. */
    SCENARIO,
    /** How a runner is driven. */
    DESCRIPTOR,
    /** Known bad behaviour of a runner. */
    DEVIATIONS;

    private static final List<String> OF_DESCRIPTORS =
            List.of("binary", "version-command", "tracker", "commands", "install");

    /** Guesses by the keys at the beginnings of lines, since a file that cannot be read as YAML is of some kind, too. */
    static InputKind of(String text) {
        if (hasKey(text, "deviations") && !hasKey(text, "steps")) {
            return DEVIATIONS;
        }
        boolean descriptor = OF_DESCRIPTORS.stream().anyMatch(key -> hasKey(text, key)) && !hasKey(text, "steps");
        return descriptor ? DESCRIPTOR : SCENARIO;
    }

    private static boolean hasKey(String text, String key) {
        return Pattern.compile("^" + key + "[ \t]*:", Pattern.MULTILINE)
                .matcher(text)
                .find();
    }
}
