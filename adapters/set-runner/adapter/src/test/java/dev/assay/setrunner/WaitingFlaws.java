package dev.assay.setrunner;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Wrong ways to wait for the lock. */
final class WaitingFlaws {

    private WaitingFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("waits-in-a-blocking-call", () -> locking(WaitsInABlockingCall::new), 75, 90, 92),
                Miniature.breaking("does-not-wait", () -> locking(DoesNotWait::new), 75, 88, 92),
                Miniature.breaking("waits-for-ever", () -> locking(WaitsForEver::new), 75),
                Miniature.breaking("ends-who-holds-the-lock", () -> locking(EndsTheHolder::new), 74, 87, 88, 92),
                Miniature.breaking("waits-for-its-lock-in-a-transaction", HoldsATransactionOpen::new, 90, 91));
    }

    /** Makes a lock that is not taken yet. */
    interface Locking {
        AdvisoryLock make(Session session, Options options) throws SQLException;
    }

    private static Parts locking(Locking locking) {
        return new Parts() {
            @Override
            MigrationLock lock(Session session, Options options) throws SQLException {
                AdvisoryLock lock = locking.make(session, options);
                lock.acquire();
                return lock;
            }
        };
    }

    private static final class WaitsInABlockingCall extends AdvisoryLock {
        private final Session session;
        private final Options options;

        WaitsInABlockingCall(Session session, Options options) throws SQLException {
            super(session, options);
            this.session = session;
            this.options = options;
        }

        @Override
        boolean take() throws SQLException {
            session.execute("SELECT pg_catalog.pg_advisory_lock(" + LockKey.of(options.tracker()) + ")");
            return true;
        }
    }

    private static final class DoesNotWait extends AdvisoryLock {
        DoesNotWait(Session session, Options options) throws SQLException {
            super(session, options);
        }

        @Override
        void poll() throws SQLException {
            if (!take()) {
                throw new SetRunnerException.LockFailed(
                        new Problem("migration lock", "that it is free", "it is taken", "no waiting", "try later"));
            }
        }
    }

    private static final class WaitsForEver extends AdvisoryLock {
        WaitsForEver(Session session, Options options) throws SQLException {
            super(session, options);
        }

        @Override
        void poll() throws SQLException {
            Poll poll = new Poll(java.time.Duration.ofDays(1));
            while (!take()) {
                if (!poll.again()) {
                    throw new IllegalStateException("a day has passed, or somebody ended this thread");
                }
            }
        }
    }

    private static final class EndsTheHolder extends AdvisoryLock {
        private final Session session;

        EndsTheHolder(Session session, Options options) throws SQLException {
            super(session, options);
            this.session = session;
        }

        @Override
        boolean take() throws SQLException {
            if (super.take()) {
                return true;
            }
            session.query(
                    "SELECT pg_catalog.pg_terminate_backend(l.pid) FROM pg_catalog.pg_locks l"
                            + " WHERE l.locktype = 'advisory' AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()"
                            + " AND l.database = (SELECT oid FROM pg_catalog.pg_database"
                            + " WHERE datname = pg_catalog.current_database())",
                    row -> row.getBoolean(1));
            return false;
        }
    }

    /** Beside the lock, a second connection in a transaction, as runners have it whose own lock is one of a transaction. */
    private static final class HoldsATransactionOpen extends Parts {
        @Override
        MigrationLock lock(Session session, Options options) throws SQLException {
            MigrationLock lock = super.lock(session, options);
            Connection other = options.source().open();
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = other.createStatement()) {
                statement.execute("SELECT 1 FROM pg_catalog.pg_class LIMIT 1");
            }
            return new MigrationLock() {
                @Override
                public Guard check() throws SQLException {
                    return lock.check();
                }

                @Override
                public void release() throws SQLException {
                    close();
                    lock.release();
                }

                @Override
                public void releaseQuietly() {
                    try {
                        close();
                    } catch (SQLException e) {
                        options.listener().note("the other connection is gone: " + e.getMessage());
                    }
                    lock.releaseQuietly();
                }

                private void close() throws SQLException {
                    other.rollback();
                    options.source().giveBack(other);
                }
            };
        }
    }
}
