package dev.assay.engine.scenario;

import dev.assay.engine.yaml.Location;
import java.util.Optional;
import java.util.OptionalLong;

/** One step of a story. */
public sealed interface Step {

    /**
     * Tells where the scenario writes the step down.
     *
     * @return the place
     */
    Location at();

    /** A step in which the runner acts, and after which the database is looked at. */
    sealed interface Act extends Step permits Solo, Race, Schedule {

        /**
         * Tells what is on disk.
         *
         * @return the release
         */
        Release release();

        /**
         * Tells what each runner is asked to do.
         *
         * @return the action
         */
        Action action();

        /**
         * Tells whether it is of a kind.
         *
         * @param verb the kind
         * @return whether the runner is asked to do that
         */
        default boolean is(Action.Verb verb) {
            return action().verb() == verb;
        }

        /**
         * Tells what the step should come to.
         *
         * @return the expectation
         */
        Expectation expect();

        /**
         * Tells what stands between the runner and the server.
         *
         * @return the pooler; empty for the direct way
         */
        default Optional<Pooler> via() {
            return Optional.empty();
        }
    }

    /**
     * An act of one runner, in the middle of which something can go wrong.
     *
     * @param action what the runner is asked to do
     * @param release what is on disk
     * @param via what stands between the runner and the server; empty for the direct way
     * @param fault what goes wrong meanwhile
     * @param expect what it should come to
     * @param at where it is written
     */
    record Solo(
            Action action,
            Release release,
            Optional<Pooler> via,
            Optional<Fault> fault,
            Expectation expect,
            Location at)
            implements Act {

        /**
         * Makes an act on the direct way in which nothing goes wrong.
         *
         * @param action what the runner is asked to do
         * @param release what is on disk
         * @param expect what it should come to
         * @param at where it is written
         */
        public Solo(Action action, Release release, Expectation expect, Location at) {
            this(action, release, Optional.empty(), Optional.empty(), expect, at);
        }

        /**
         * Makes the same act with another fault and another expectation.
         *
         * @param other the fault, if there is to be one
         * @param expected what it should come to then
         * @return the act
         */
        public Solo with(Optional<Fault> other, Expectation expected) {
            return new Solo(action, release, via, other, expected, at);
        }
    }

    /**
     * Deploys one release by two runners at once: the second starts when the first waits, and a held session is let go
     * when the second waits too or has ended.
     *
     * @param release what is on disk for both
     * @param when the moment at which the first waits and the second starts
     * @param releases the held session that is let go then
     * @param after how long the second must have waited
     * @param expect what both should come to
     * @param at where it is written
     */
    record Race(Release release, Waiting when, String releases, ReleaseAfter after, Expectation expect, Location at)
            implements Act {
        @Override
        public Action action() {
            return Action.DEPLOY;
        }
    }

    /**
     * How long the second runner of a race waits before the first one can go on. Of two sessions that wait for each other
     * the server ends the one whose wait reaches {@code deadlock_timeout} next.
     */
    enum ReleaseAfter {
        /** It waits, for however short a time: if the first one comes to wait for it, it is the victim. */
        WAITING,
        /** It has waited for longer than {@code deadlock_timeout}, and will not look again: the first is the victim. */
        DEADLOCK_TIMEOUT
    }

    /**
     * Has an act done by two runners at once, by a schedule: the first is held before one of its requests, the second runs
     * until it ends, waits for the first, or is held, too; then the first goes on, and at last the second.
     *
     * @param act what both do
     * @param first before which request the first is held
     * @param second before which request the second is held, if it is
     * @param lost what the first loses while it is held, before the second starts; either of them may fail then
     * @param at where it is written
     */
    record Schedule(
            Solo act, Moment.AtRequest first, Optional<Moment.AtRequest> second, Optional<Loss> lost, Location at)
            implements Act {
        @Override
        public Release release() {
            return act.release();
        }

        @Override
        public Action action() {
            return act.action();
        }

        @Override
        public Expectation expect() {
            return lost.isPresent() ? Expectation.EITHER : act.expect();
        }
    }

    /**
     * Loads a schema file, as a fresh install would.
     *
     * @param sql the file
     * @param at where it is written
     */
    record Install(String sql, Location at) implements Step {}

    /**
     * An operator or the application acts.
     *
     * @param sql what is executed
     * @param at where it is written
     */
    record Sql(String sql, Location at) implements Step {}

    /**
     * The database was migrated by golang-migrate before: its tracker stands there and its migrations were run.
     *
     * @param schema the schema of the tracker
     * @param table its table
     * @param version its version, none if it is empty
     * @param dirty whether the version is marked as half done
     * @param applied the migrations that were really run
     * @param at where it is written
     */
    record Legacy(String schema, String table, OptionalLong version, boolean dirty, Release applied, Location at)
            implements Step {}

    /**
     * Rewrites the rows of the runner's own tracker, without changing what they say of versions.
     *
     * @param change what becomes of them
     * @param at where it is written
     */
    record Tracker(TrackerChange change, Location at) implements Step {}

    /** What can become of the rows of a tracker behind the runner's back. */
    enum TrackerChange {
        /** They lie in the reverse order, as they may after a restore or a rewrite of the table. */
        REVERSED,
        /** Every time in them is a hundred years later, as a clock that was wrong would have written it. */
        FUTURE
    }

    /**
     * Opens a session that keeps a transaction open.
     *
     * @param session its name
     * @param isolation its isolation level in SQL's words
     * @param sql what it executes
     * @param at where it is written
     */
    record Hold(String session, String isolation, String sql, Location at) implements Step {}

    /**
     * Ends a held transaction.
     *
     * @param session its name
     * @param commit whether it commits; else it rolls back
     * @param at where it is written
     */
    record LetGo(String session, boolean commit, Location at) implements Step {}

    /**
     * Waits until the sessions that a killed runner left behind have ended by themselves.
     *
     * @param at where it is written
     */
    record AwaitOrphans(Location at) implements Step {}
}
