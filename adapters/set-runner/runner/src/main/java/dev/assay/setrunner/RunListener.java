package dev.assay.setrunner;

/** Hears what a run does, as it does it, on the thread of the run. Every method has an empty default. */
public interface RunListener {

    /** The first statement of a migration is about to be sent. */
    default void started(MigrationId migration) {}

    /**
     * A statement is about to be sent.
     *
     * @param statement its number in the file, counted from one
     * @param line its line in the file, counted from one
     */
    default void statement(MigrationId migration, int statement, int line) {}

    /**
     * A migration is committed together with its row in the tracker.
     *
     * @param statements how many statements the file holds; zero is worth a look
     */
    default void applied(MigrationId migration, int statements) {}

    /** A migration was undone, and the deletion of its row committed. */
    default void undone(MigrationId migration) {}

    /** Something that an operator should know, in one line: waiting, healing, adoption, a warning of the server. */
    default void note(String message) {}
}
