package dev.assay.engine.adapter;

/**
 * How a runner ended.
 *
 * @param ending in which way
 * @param exitCode its exit status; 0 for an in-process runner that succeeded, 1 for one that failed, -1 if it was ended
 * @param output what it printed, bounded, without passwords
 */
public record Outcome(Ending ending, int exitCode, String output) {

    /** In which way a runner ended. */
    public enum Ending {
        /** It reports success. */
        SUCCEEDED,
        /** It reports failure. */
        FAILED,
        /** Assay killed it because the story says so. */
        KILLED,
        /** It did not end within the bound and Assay ended it. */
        TIMED_OUT
    }

    /**
     * Tells whether the runner reports success.
     *
     * @return whether it does
     */
    public boolean succeeded() {
        return ending == Ending.SUCCEEDED;
    }
}
