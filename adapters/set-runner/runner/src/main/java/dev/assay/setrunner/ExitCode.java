package dev.assay.setrunner;

/** The class of an outcome, and the status with which the command line ends for it. The numbers never change. */
public enum ExitCode {
    /** The set is complete, or what was asked for is done. */
    COMPLETE(0),
    /** A defect of the runner itself. */
    INTERNAL(1),
    /** The command line or the configuration is wrong. Nothing was done. */
    USAGE(2),
    /** The server cannot be reached, refuses the login, or the connection was lost. */
    CONNECTION(3),
    /** The lock was not obtained in time, was lost, or cannot work through a transaction pooler. */
    LOCK(4),
    /** A file of the migrations directory cannot be read, named or cut into statements. Nothing was executed. */
    FILES(5),
    /** A statement of a migration failed. */
    SQL(6),
    /** The tracker cannot be created, read or written. */
    TRACKER(7),
    /** Files and tracker contradict each other: renamed, missing, edited. Nothing was executed. */
    DRIFT(8),
    /** The database holds objects or a dirty legacy tracker that must be adopted or repaired first. */
    EXISTING_OBJECTS(9),
    /** Migrations are pending and the server is read-only. */
    READ_ONLY(10),
    /** {@code verify} found that the applied set is not the on-disk set. */
    INCOMPLETE(11),
    /** The answer to a COMMIT was lost: nobody knows yet whether it happened. The next run finds out. */
    OUTCOME_UNKNOWN(12),
    /** A dry run found nothing wrong in what it executed, and could not rehearse all of it. */
    NOT_REHEARSED(13);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process exit status. */
    public int status() {
        return status;
    }
}
