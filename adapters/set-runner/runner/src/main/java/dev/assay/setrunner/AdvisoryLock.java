package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;

/**
 * The migration lock: a session advisory lock on the very connection that applies, so that it dies with the work (chapter "Explicit
 * Locking"). It is taken by polling, never by a call that blocks.
 */
class AdvisoryLock implements MigrationLock {

    private static final int PROBES = 4;

    private final Session session;
    private final Options options;
    private final long key;
    private final int pid;

    AdvisoryLock(Session session, Options options) throws SQLException {
        this.session = session;
        this.options = options;
        this.key = LockKey.of(options.tracker());
        this.pid = backend(session);
    }

    /**
     * Takes the lock within the configured wait. A transaction pooler sends consecutive statements to different backends, where a
     * session lock is worth nothing and would be left behind (goauthentik/authentik#23876): that is looked for before and after.
     */
    void acquire() throws SQLException {
        for (int probe = 1; probe < PROBES; probe++) {
            refusePooler(backend(session), true);
        }
        if (new PoolerProbe(options).isShared(session, pid)) {
            throw pooler("one backend (pid " + pid + ") serves two connections at once");
        }
        poll();
        try {
            for (int probe = 0; probe < PROBES; probe++) {
                Guard guard = look();
                refusePooler(guard.pid(), guard.held());
            }
        } catch (SetRunnerException e) {
            releaseQuietly();
            throw e;
        }
    }

    private static int backend(Session session) throws SQLException {
        return Integer.parseInt(session.value("SELECT pg_catalog.pg_backend_pid()"));
    }

    void refusePooler(int answering, boolean held) {
        if (answering != pid || !held) {
            throw pooler("statements go to different backends (pid " + pid + ", then "
                    + (answering == pid ? "another" : answering) + ")");
        }
    }

    private SetRunnerException pooler(String seen) {
        return lost(
                seen + ": a transaction pooler is in between",
                "connect to PostgreSQL directly, or through a pooler in session mode");
    }

    void poll() throws SQLException {
        Poll poll = new Poll(options.lockWait());
        boolean announced = false;
        while (!take()) {
            if (!announced) {
                options.listener().note("waiting for the migration lock of " + options.tracker() + holders());
                announced = true;
            }
            if (!poll.again()) {
                throw timedOut();
            }
        }
    }

    /** Takes the lock if it is free, and tells whether it was. */
    boolean take() throws SQLException {
        return session.test("SELECT pg_catalog.pg_try_advisory_lock(" + key + ")");
    }

    private SetRunnerException timedOut() throws SQLException {
        return new SetRunnerException.LockFailed(new Problem(
                "migration lock of " + options.tracker() + " (advisory lock " + key + ")",
                "that it is free within " + options.lockWait().toSeconds() + " s",
                "still waiting for the migration lock" + holders(),
                "lock wait " + options.lockWait().toSeconds() + " s; nothing was executed",
                "let the holder finish, or end it with SELECT pg_terminate_backend(pid); then run again"));
    }

    private String holders() throws SQLException {
        List<OtherSession> holders = session.query(
                "SELECT " + OtherSession.COLUMNS + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a"
                        + " ON a.pid = l.pid WHERE l.granted AND " + isOurLock("l"),
                OtherSession::read);
        return holders.isEmpty() ? "" : ": held by " + holders.get(0);
    }

    private String isOurLock(String alias) {
        return alias + ".locktype = 'advisory' AND " + alias + ".objsubid = 1 AND " + alias
                + ".database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())"
                + " AND " + alias + ".classid::pg_catalog.int8 = " + (key >>> 32) + " AND " + alias
                + ".objid::pg_catalog.int8 = " + (key & 0xffffffffL);
    }

    @Override
    public Guard check() throws SQLException {
        Guard guard = look();
        refusePooler(guard.pid(), true);
        if (!guard.held()) {
            throw lost(
                    "the session no longer holds it: something in the migration released it",
                    "find the pg_advisory_unlock in what the migration calls, and remove it");
        }
        return guard;
    }

    private Guard look() throws SQLException {
        return session.query(
                        "SELECT pg_catalog.pg_backend_pid(), EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.granted"
                                + " AND l.pid = pg_catalog.pg_backend_pid() AND " + isOurLock("l")
                                + "), session_user, pg_catalog.current_setting('role')",
                        row -> new Guard(row.getInt(1), row.getBoolean(2), row.getString(3), row.getString(4)))
                .get(0);
    }

    private SetRunnerException lost(String found, String next) {
        return new SetRunnerException.LockFailed(new Problem(
                "migration lock of " + options.tracker(),
                "that one backend holds it for the whole run",
                found,
                "without the lock two runners could apply the same migration, so the run stops here",
                next));
    }

    @Override
    public void release() throws SQLException {
        if (!session.test("SELECT pg_catalog.pg_advisory_unlock(" + key + ")")) {
            throw lost(
                    "it was gone at the end of the run",
                    "look for a pooler or a migration that unlocks, then run verify");
        }
    }

    @Override
    public void releaseQuietly() {
        try {
            boolean released = !session.isAlive();
            for (int attempt = 0; attempt < PROBES && !released; attempt++) {
                released = session.test("SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
            }
        } catch (SQLException e) {
            options.listener().note("the lock could not be released: " + Failures.describe(e));
        }
    }
}
