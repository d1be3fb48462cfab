package dev.assay.engine.execution;

import java.util.regex.Pattern;

/** Makes the output of runners fit for a message: it is data, and it may be long. */
public final class Texts {

    private static final int EXCERPT = 400;

    /** Where in the runner's own code it was, as Java and JavaScript tell it, and as Python does with the line of code. */
    private static final Pattern STACK_FRAMES =
            Pattern.compile("(?m)^[ \\t]+at .*$|^ *File \".*\", line [0-9]+.*$(\\R {4}.*$)*");

    /** What an error does not say, where Node.js prints all the fields that it has. */
    private static final Pattern UNDEFINED_FIELDS = Pattern.compile("(?m)^[ \\t]+\\w+: undefined,?$");

    private Texts() {}

    /**
     * Takes the end of an output, where runners say what went wrong, as one line without frames and control characters.
     *
     * @param output what a runner printed
     * @return the end of it, "(no output)" if there is nothing
     */
    public static String excerpt(String output) {
        String told = STACK_FRAMES.matcher(output).replaceAll("");
        String line = UNDEFINED_FIELDS
                .matcher(told)
                .replaceAll("")
                .strip()
                .replaceAll("\\s*\\R\\s*", " | ")
                .replaceAll("\\p{Cntrl}", "?");
        if (line.isEmpty()) {
            return "(no output)";
        }
        return line.length() <= EXCERPT ? line : "... " + line.substring(line.length() - EXCERPT);
    }
}
