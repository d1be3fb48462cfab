package dev.assay.engine.specification;

/** The groups of rules that a runner can be certified for, each by itself. */
public enum Profile {
    /** What every runner does with the files on disk, where nothing goes wrong but the files. */
    CORE("what every runner owes its users when nothing fails but the migrations"),
    /** What was applied, whatever became of files, branches and trackers since. */
    HISTORY("the applied set, whatever became of files, branches, schema files and trackers since"),
    /** Every interruption, and the plain retry after it. */
    CRASH_SAFE("interruptions at any moment, and the plain retry after them"),
    /** Two runners, poolers, and sessions that outlive their runner. */
    CONCURRENT("two runners at once, and poolers between a runner and its server"),
    /** Settings, roles, encodings and time limits: what a migration may not notice of another. */
    HYGIENE("sessions, settings, roles, encodings and time limits"),
    /** Taking migrations back. */
    REVERSIBLE("taking migrations back");

    private final String scope;

    Profile(String scope) {
        this.scope = scope;
    }

    /**
     * Says what the rules of the profile are about.
     *
     * @return a part of a sentence, never {@code null}
     */
    public String scope() {
        return scope;
    }
}
