package dev.assay.setrunner;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Locks that are none, or that outlive their holder. */
final class LockFlaws {

    private LockFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("takes-no-lock", TakesNoLock::new, 73, 74, 76, 87, 88, 89, 93, 94, 95),
                Miniature.breaking(
                        "locks-on-a-connection-that-it-closes",
                        LocksOnAConnectionThatItCloses::new,
                        73,
                        74,
                        76,
                        87,
                        88,
                        89,
                        93,
                        94,
                        95),
                Miniature.breaking("keeps-its-lock-on-another-connection", KeepsItsLockElsewhere::new, 73, 74, 76, 98),
                Miniature.breaking("keeps-a-lock-row", KeepsALockRow::new, 60, 76, 77, 78, 79, 95, 102),
                Miniature.breaking("plans-before-it-locks", PlansBeforeItLocks::new, 74, 76, 87, 89, 94),
                Miniature.breaking("records-what-is-recorded", RecordsWhatIsRecorded::new, 35, 74, 76, 87, 89, 94),
                Miniature.breaking("takes-over-before-it-locks", TakesOverBeforeItLocks::new, 87, 94),
                Miniature.breaking("trusts-a-pooler", TrustsAPooler::new, 95, 96, 97));
    }

    /** Something that says that it is a lock; a pooler, which the real one looks for, does not disturb it. */
    static class NoLock implements MigrationLock {
        private final Session session;

        NoLock(Session session) {
            this.session = session;
        }

        @Override
        public Guard check() throws SQLException {
            return session.query(
                            "SELECT pg_catalog.pg_backend_pid(), session_user, pg_catalog.current_setting('role')",
                            row -> new Guard(row.getInt(1), true, row.getString(2), row.getString(3)))
                    .get(0);
        }

        @Override
        public void release() throws SQLException {}

        @Override
        public void releaseQuietly() {}
    }

    private static final class TakesNoLock extends Parts {
        @Override
        MigrationLock lock(Session session, Options options) {
            return new NoLock(session);
        }
    }

    private static final class LocksOnAConnectionThatItCloses extends Parts {
        @Override
        MigrationLock lock(Session session, Options options) throws SQLException {
            Connection other = options.source().open();
            try (Statement statement = other.createStatement()) {
                statement.execute("SELECT pg_catalog.pg_advisory_lock(" + LockKey.of(options.tracker()) + ")");
            } finally {
                options.source().giveBack(other);
            }
            return new NoLock(session);
        }
    }

    /**
     * The lock is the real one, on a connection of its own that is never looked at again: whatever becomes of that session, the
     * work goes on. A second row of the tracker replaces the first one, as in trackers without a key.
     */
    static class KeepsItsLockElsewhere extends Parts {
        @Override
        MigrationLock lock(Session session, Options options) throws SQLException {
            Session other = Session.open(options.source(), options.listener());
            AdvisoryLock lock = new AdvisoryLock(other, options);
            try {
                lock.acquire();
            } catch (SQLException | RuntimeException e) {
                other.close();
                throw e;
            }
            return new NoLock(session) {
                @Override
                public void release() throws SQLException {
                    releaseQuietly();
                }

                @Override
                public void releaseQuietly() {
                    try (other) {
                        lock.releaseQuietly();
                    } catch (SQLException e) {
                        options.listener().note("the other connection is gone: " + e.getMessage());
                    }
                }
            };
        }

        @Override
        Tracker tracker(Session session, Options options) {
            return new ReplacingTracker(session, options.tracker());
        }
    }

    /** The lock is a row: committed when it is taken, deleted when all went well, and nobody's when its holder has died. */
    private static final class KeepsALockRow extends Parts {
        private static final MigrationId LOCK = new MigrationId(-1, "lock");

        @Override
        ProgressTable progress(Session session, Options options) {
            return new ProgressTable(session, options.progress()) {
                @Override
                List<Progress> rows() throws SQLException {
                    List<Progress> rows = new ArrayList<>(super.rows());
                    rows.removeIf(row -> row.id().equals(LOCK));
                    return rows;
                }
            };
        }

        @Override
        MigrationLock lock(Session session, Options options) throws SQLException {
            ProgressTable table = progress(session, options);
            table.create();
            Poll poll = new Poll(options.lockWait());
            while (!take(session, options)) {
                if (!poll.again()) {
                    throw new SetRunnerException.LockFailed(
                            new Problem("lock row", "none", "one", "it is deleted by its holder", "delete it"));
                }
            }
            return new NoLock(session) {
                @Override
                public void release() throws SQLException {
                    table.delete(LOCK);
                }

                @Override
                public void releaseQuietly() {
                    try {
                        table.delete(LOCK);
                    } catch (SQLException e) {
                        options.listener().note("the lock row stays: " + e.getMessage());
                    }
                }
            };
        }

        private static boolean take(Session session, Options options) throws SQLException {
            return !session.query(
                            "INSERT INTO " + options.progress().sql()
                                    + " (version, name, done, prefix_checksum, attempting) VALUES (" + LOCK.version()
                                    + ", 'lock', 0, '', 0) ON CONFLICT DO NOTHING RETURNING 1",
                            row -> 1)
                    .isEmpty();
        }
    }

    private static class PlansBeforeItLocks extends Parts {
        private @Nullable History plan;

        @Override
        MigrationLock lock(Session session, Options options) throws SQLException {
            plan = super.history(session, options, read(options.migrations()));
            return super.lock(session, options);
        }

        @Override
        History history(Session session, Options options, MigrationSet disk) throws SQLException {
            return plan == null ? super.history(session, options, disk) : plan;
        }

        @Override
        Tracker tracker(Session session, Options options) {
            return new ReplacingTracker(session, options.tracker());
        }
    }

    /** As one that plans before it locks, whose tracker does not notice either. */
    private static final class RecordsWhatIsRecorded extends PlansBeforeItLocks {
        @Override
        Tracker tracker(Session session, Options options) {
            return new KeylessTracker(session, options.tracker());
        }
    }

    private static final class TakesOverBeforeItLocks extends Parts {
        @Override
        MigrationLock lock(Session session, Options options) throws SQLException {
            History history = history(session, options, read(options.migrations()));
            if (!history.adopted().isEmpty()) {
                Tracker tracker = tracker(session, options);
                tracker.create();
                session.begin();
                for (MigrationFile file : history.adopted()) {
                    tracker.insert(file.id(), null);
                }
                session.commit();
            }
            return super.lock(session, options);
        }
    }

    /** Looks for no pooler, neither before nor after, and never whether it still has the lock. */
    private static final class TrustsAPooler extends Parts {
        @Override
        MigrationLock lock(Session session, Options options) throws SQLException {
            AdvisoryLock lock = new AdvisoryLock(session, options);
            lock.poll();
            return new NoLock(session) {
                @Override
                public void release() throws SQLException {
                    session.execute("SELECT pg_catalog.pg_advisory_unlock(" + LockKey.of(options.tracker()) + ")");
                }

                @Override
                public void releaseQuietly() {
                    lock.releaseQuietly();
                }
            };
        }
    }
}
