package dev.assay.setrunner;

import java.sql.SQLException;

/** The lock that keeps two runners apart, while it is held. */
interface MigrationLock {

    /** Who the session is, as seen while the lock was checked. */
    record Guard(int pid, boolean held, String sessionUser, String role) {}

    /** Refuses to go on unless this very backend still holds the lock; tells who the session is. */
    Guard check() throws SQLException;

    /** Gives the lock back, and says so if it was not there any more. */
    void release() throws SQLException;

    /** Gives the lock back behind a failure, which must not be hidden by another one. */
    void releaseQuietly();
}
