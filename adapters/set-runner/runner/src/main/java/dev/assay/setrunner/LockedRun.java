package dev.assay.setrunner;

import java.sql.SQLException;

/** Runs work under the migration lock, and leaves neither the lock nor a changed session behind, however the work ends. */
final class LockedRun {

    private LockedRun() {}

    /** Work under the lock. */
    @FunctionalInterface
    interface Work<T> {
        T run(RunContext context) throws SQLException;
    }

    static <T> T run(Session session, Options options, Work<T> work) throws SQLException {
        MigrationLock lock = options.parts().lock(session, options);
        T result;
        try {
            SessionBaseline baseline = options.parts().baseline(session);
            RunContext context = new RunContext(
                    options, session, lock, baseline, options.parts().tracker(session, options));
            result = guarded(context, work);
        } catch (SQLException | RuntimeException | Error e) {
            session.rollback();
            lock.releaseQuietly();
            throw e;
        }
        lock.release();
        return result;
    }

    private static <T> T guarded(RunContext context, Work<T> work) throws SQLException {
        T result;
        try {
            result = work.run(context);
        } catch (SQLException | RuntimeException | Error e) {
            restoreQuietly(context);
            throw e;
        }
        context.baseline().restore();
        return result;
    }

    /** Behind a failure, which must not be hidden by another one. */
    private static void restoreQuietly(RunContext context) {
        context.session().rollback();
        try {
            if (context.session().isAlive()) {
                context.baseline().restore();
            }
        } catch (SQLException e) {
            context.options().listener().note("the session could not be restored: " + Failures.describe(e));
        }
    }
}
