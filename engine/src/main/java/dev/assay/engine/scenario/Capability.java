package dev.assay.engine.scenario;

/** Something that a runner can do and not every runner can; a scenario may require it. */
public enum Capability {
    /** Takes over a database whose objects exist already, and marks what is there as applied. */
    ADOPT,
    /** Takes over the tracker of golang-migrate on its first run. */
    ADOPT_LEGACY,
    /** Undoes the newest migrations by their down files. */
    DOWN,
    /** Has a command that says whether the database is as the release wants it. */
    VERIFY,
    /** Has a command that removes everything that the migrations made. */
    CLEAN,
    /** Notices that the text of an applied file changed, and has a command that accepts it without running SQL. */
    ACCEPT_CHANGES,
    /**
     * Leaves migrations that are marked so for later, has a command that applies them, and ones that say whether the others, and whether
     * these, are applied.
     */
    DEFER
}
