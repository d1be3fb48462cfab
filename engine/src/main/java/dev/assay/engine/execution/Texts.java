package dev.assay.engine.execution;

/** Makes the output of runners fit for a message: it is data, and it may be long. */
final class Texts {

    private static final int EXCERPT = 400;

    private Texts() {}

    /** Takes the end of an output, where runners say what went wrong, as one line without control characters. */
    static String excerpt(String output) {
        String line = output.strip().replaceAll("\\s*\\R\\s*", " | ").replaceAll("\\p{Cntrl}", "?");
        if (line.isEmpty()) {
            return "(no output)";
        }
        return line.length() <= EXCERPT ? line : "... " + line.substring(line.length() - EXCERPT);
    }
}
