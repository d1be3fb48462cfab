package dev.assay.cli;

import java.util.Map;

/**
 * What is known of the terminal that output goes to. The launcher tells, because a JVM cannot find out.
 *
 * @param width how many characters fit into a line; 0 if the output goes to a file or a pipe
 * @param colour whether colours are to be shown
 */
record Terminal(int width, boolean colour) {

    /** The system property in which the launcher says how wide the terminal is. */
    static final String WIDTH = "assay.terminal.width";

    /** Output that goes to a file or a pipe. */
    static final Terminal NONE = new Terminal(0, false);

    static Terminal ofLauncher(Map<String, String> environment) {
        int width = Math.max(0, Integer.getInteger(WIDTH, 0));
        boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        return new Terminal(width, width > 0 && !plain);
    }

    boolean isThere() {
        return width > 0;
    }
}
